/** What crosses between the preload and the main process; both ends take the names from here. */
export const DESKTOP_CHANNELS = {
  call: 'mailvitals:call',
  cancel: 'mailvitals:cancel',
  news: 'mailvitals:news',
  subscribe: 'mailvitals:subscribe',
  unsubscribe: 'mailvitals:unsubscribe',
  event: 'mailvitals:event',
  showLogs: 'mailvitals:show-logs',
  copyText: 'mailvitals:copy-text',
  openPage: 'mailvitals:open-page',
  startsAtLogin: 'mailvitals:starts-at-login',
  setStartsAtLogin: 'mailvitals:set-starts-at-login',
} as const;

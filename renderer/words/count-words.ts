const NUMBER = new Intl.NumberFormat('en');

/** `10,000`. */
export function numberText(value: number): string {
  return NUMBER.format(value);
}

/** `1 mailbox`, `1,000 mailboxes`. */
export function mailboxesText(count: number): string {
  return `${numberText(count)} ${count === 1 ? 'mailbox' : 'mailboxes'}`;
}

/** `98.9 %` for 0.989; a share that is not whole is never told as 100 %. */
export function shareText(share: number): string {
  return `${share === 1 ? '100' : (Math.floor(share * 1000) / 10).toFixed(1)} %`;
}

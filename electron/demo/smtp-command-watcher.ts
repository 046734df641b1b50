/**
 * A logger for the SMTP library that reports the commands of every session. The library tells them to its logger only, with secrets already taken out; a
 * line of a sign-in dialogue comes as `AUTH` with its text hidden and is no command.
 */
export function watchCommands(report: (sessionId: string, command: string) => void) {
  const ignore = () => undefined;
  const debug = (entry: { tnx?: string; cid?: string; command?: string }, _format: string, line?: string) => {
    if (entry.tnx !== 'command' || line === '/* secured */') return;
    report(entry.cid ?? '', (entry.command ?? '').toUpperCase());
  };
  return { trace: ignore, debug, info: ignore, warn: ignore, error: ignore, fatal: ignore };
}

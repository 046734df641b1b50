/**
 * From now until the returned function is called, `process.exit(code)` ends the process although a native call never
 * returned. Node joins its thread pool before it exits, so a keychain prompt that nobody answers would keep a finished
 * program alive for ever. (A program that merely runs out of work must call `process.exit` itself: the call still counts
 * as work.)
 */
export function forceExitWhileBlocked(): () => void {
  process.on('exit', leave);
  return () => process.removeListener('exit', leave);
}

function leave(code: number): void {
  if (
    process.platform !== 'win32' &&
    process.execve !== undefined &&
    process.versions.electron === undefined
  ) {
    // Replacing the program is the one way out that joins no threads and keeps the exit code.
    process.execve('/bin/sh', ['sh', '-c', 'exit "$0"', String(code)], {});
  }
  process.kill(process.pid, 'SIGKILL');
}

/** Calls `work` whenever a person presses Enter; never where nobody sits at the terminal. Returns the end of it. */
export function onEnter(work: () => void, input: NodeJS.ReadStream = process.stdin): () => void {
  if (!input.isTTY) return () => {};
  input.on('data', work);
  return () => {
    input.off('data', work);
    input.pause();
  };
}

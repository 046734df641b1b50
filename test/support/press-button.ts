/** Goes to a sign-in page of the demo, presses the button that says `label`, and follows to the end, as a browser does. */
export async function pressButton(link: string, label: string): Promise<string> {
  const page = await fetch(link);
  const html = await page.text();
  const id = /name="id" value="([^"]+)"/.exec(html)?.[1];
  const button = [...html.matchAll(/<button[^>]* value="([^"]+)"[^>]*>([^<]+)<\/button>/g)].find(
    ([, , text]) => text === label,
  );
  const action = /<form[^>]* action="([^"]+)"/.exec(html)?.[1];
  if (id === undefined || button === undefined || action === undefined) {
    throw new Error(`There is no button “${label}” on the page (${page.status}): ${html}`);
  }
  const body = new URLSearchParams({ id, as: button[1] ?? '' });
  const last = await fetch(new URL(action, link), { method: 'POST', body });
  return last.text();
}

/** Types the code of a device sign-in and gives the page that asks who signs in. */
export function withCode(link: string, code: string): string {
  return `${link}?${new URLSearchParams({ code })}`;
}

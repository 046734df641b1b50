/** Keys under which the server's words are kept, and those of a library's or an identity provider's. */
const REPLY = ['response', 'responsetext', 'reply'] as const;
const MESSAGE = ['error', 'error_description', 'message', 'msg', 'reason'] as const;

/** What a pasted JSON document says about an error. */
export interface ReplyFields {
  /** The server's own words. */
  readonly reply: readonly string[];
  /** What the library or the identity provider says. */
  readonly message: readonly string[];
  readonly code: string | null;
  readonly responseCode: string | null;
  readonly oauthError: string | null;
}

const NOTHING: ReplyFields = { reply: [], message: [], code: null, responseCode: null, oauthError: null };

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** Errors are nested under `err`, `error` or `cause`; deeper than this nobody logs them. */
function fieldsOf(record: Readonly<Record<string, unknown>>, depth: number): ReplyFields {
  const byName = new Map(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]));
  const texts = (names: readonly string[]) =>
    names.map((name) => textOf(byName.get(name))).filter((text) => text !== null);
  const oauth = byName.get('oautherror');
  const status = textOf(byName.get('status'));
  const own: ReplyFields = {
    reply: texts(REPLY),
    message: texts(MESSAGE),
    code: textOf(byName.get('code')),
    responseCode: textOf(byName.get('serverresponsecode')) ?? textOf(byName.get('responsecode')),
    oauthError:
      oauth !== undefined ? JSON.stringify(oauth) : status === null ? null : JSON.stringify({ status }),
  };
  const nested = [...byName.values()]
    .filter(isRecord)
    .filter((value) => depth > 0 && value !== oauth)
    .map((value) => fieldsOf(value, depth - 1));
  return [own, ...nested].reduce((all, fields) => ({
    reply: [...all.reply, ...fields.reply],
    message: [...all.message, ...fields.message],
    code: all.code ?? fields.code,
    responseCode: all.responseCode ?? fields.responseCode,
    oauthError: all.oauthError ?? fields.oauthError,
  }));
}

/** The error inside a JSON document, or `null` where the text is none or says nothing of an error. */
export function readReplyJson(text: string): ReplyFields | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const fields = isRecord(parsed) ? fieldsOf(parsed, 3) : NOTHING;
  const isEmpty = fields.reply.length === 0 && fields.message.length === 0 && fields.oauthError === null;
  return isEmpty ? null : fields;
}

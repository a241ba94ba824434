type Fetch = typeof globalThis.fetch;

/** One call that reached the network. */
interface SentCall {
  readonly input: string | URL | Request;
  readonly init: RequestInit | undefined;
}

/** A `fetch` that sends nothing and remembers its calls. */
export interface RecordingFetch extends Fetch {
  readonly calls: SentCall[];
}

/** Answers every call with `status` and an empty JSON object. */
export function createRecordingFetch(status = 200): RecordingFetch {
  const calls: SentCall[] = [];
  const send: Fetch = (input, init) => {
    calls.push({ input: input, init });
    return Promise.resolve(new Response('{}', { status }));
  };
  return Object.assign(send, { calls });
}

/** The call as the server would read it: the request of call number `index`. */
export function readSent(send: RecordingFetch, index = 0): Request {
  const { input, init } = send.calls[index]!;
  return new Request(input, { ...init, duplex: 'half' });
}

/** The form of a request. */
export function readForm(request: Request): Promise<FormData> {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- deprecated for servers; this form was made in the test
  return request.formData();
}

/** The form of call number `index`. */
export function readSentForm(send: RecordingFetch, index = 0): Promise<FormData> {
  return readForm(readSent(send, index));
}

/** The JSON body of call number `index`. */
export async function readSentJson(send: RecordingFetch, index = 0): Promise<Record<string, unknown>> {
  return (await readSent(send, index).json()) as Record<string, unknown>;
}

import OpenAI, { APIError } from 'openai';

/** What is asked of the API in both tries. The prompt's resolution words change nothing: `size` alone decides. */
export const EDIT_REQUEST = {
  model: 'gpt-image-2',
  prompt: 'Let it snow on the mountains, 8K, ultra HD',
  size: '1536x1024',
  output_format: 'webp',
} as const;

/** How one call of `client.images.edit` ended. */
export interface EditOutcome {
  /** HTTP status. */
  readonly status: number;
  /** What the server said, where it refused. */
  readonly error?: string;
  /** The returned picture, where it did not. */
  readonly picture?: Buffer;
}

/**
 * Sends one image with the official SDK, as a user would.
 * @param baseURL the API's address up to and including `/v1`
 */
export async function sendEdit(baseURL: string, image: File): Promise<EditOutcome> {
  const client = new OpenAI({ apiKey: 'demo', baseURL, maxRetries: 0 });
  try {
    const { data, response } = await client.images.edit({ ...EDIT_REQUEST, image }).withResponse();
    return { status: response.status, picture: Buffer.from(data.data?.[0]?.b64_json ?? '', 'base64') };
  } catch (error) {
    if (!(error instanceof APIError) || error.status === undefined) throw error;
    return { status: error.status as number, error: readReason(error) };
  }
}

/** A gateway answers with a page of HTML, the API with JSON: either way one line is enough. */
function readReason(error: { readonly message: string }): string {
  const title = /<title>([^<]*)<\/title>/i.exec(error.message)?.[1];
  return title === undefined ? error.message : `${title} (an HTML page, not the API's JSON)`;
}

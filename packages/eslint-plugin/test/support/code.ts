/** A client of the SDK, for the head of a test's code: two lines. */
export const CLIENT = `import OpenAI, { toFile } from 'openai';\nconst client = new OpenAI();\n`;

/** The suggestion with this id and data, whose output is the code with one text replaced. */
export function suggest<MessageId extends string>(
  messageId: MessageId,
  code: string,
  wrong: string,
  right: string,
  data?: Readonly<Record<string, string>>,
) {
  const output = code.replace(wrong, () => right);
  return { messageId, output, ...(data === undefined ? {} : { data }) };
}

/** Code in the messages of the library and the contract, and what stands for it on a command line. */
const SHELL_WORDS: readonly (readonly [code: string, words: string])[] = [
  ['`await prepareImage(…)`', '`gpt-image-guard prepare`'],
  ['`await prepareImages(…)`', '`gpt-image-guard prepare`'],
  ['`await prepareMask(…)`', '`gpt-image-guard edit --mask`'],
  ['`maxBytes`', '`--max-bytes`'],
  ['`maxInputBytes`', '`--max-input-bytes`'],
  ['`maxInputPixels`', '`--max-input-pixels`'],
  ['`from: "luminance"`', '`--mask-from luminance`'],
  ['`from: "inverse-luminance"`', '`--mask-from inverse-luminance`'],
  ['`allowSvg: true`', '`prepareImage(file, { allowSvg: true })` in code'],
];

/** Says in the words of the shell what a message says in code. */
export function toShellWords(message: string): string {
  return SHELL_WORDS.reduce((text, [code, words]) => text.replaceAll(code, words), message);
}

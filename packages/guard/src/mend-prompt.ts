import { cleanPrompt } from 'gpt-image-contract';

/**
 * A prompt without resolution words.
 * @returns `undefined` where nothing would be left: the API refuses an empty prompt, and the picture has to be described
 */
export function mendPrompt(prompt: string): string | undefined {
  const cleaned = cleanPrompt(prompt);
  return cleaned.trim() === '' && prompt.trim() !== '' ? undefined : cleaned;
}

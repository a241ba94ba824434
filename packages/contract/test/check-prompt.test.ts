import { checkPrompt, checkRequest, definePolicy } from 'gpt-image-contract';
import { describe, expect, it } from 'vitest';

const contradiction = (prompt: string, size: string, model = 'gpt-image-2.5-flare') =>
  checkRequest({ model, prompt, size }, { operation: 'generate' }).filter(
    ({ code }) => code === 'prompt-size-contradiction',
  );

describe('checkPrompt', () => {
  it('offers the prompt without its resolution words', () => {
    const [violation] = checkPrompt('a fox in snow, 8K, ultra HD');
    expect(violation).toMatchObject({ code: 'prompt-resolution-keyword', suggestions: ['a fox in snow'] });
    expect(checkPrompt('a fox in snow')).toEqual([]);
    expect(checkPrompt('a 4K TV on a wall')).toEqual([]);
  });

  it('finds quality boosters when asked to', () => {
    expect(checkPrompt('a fox, masterpiece')).toEqual([]);
    expect(checkPrompt('a fox, masterpiece', { kinds: ['quality'] })[0]?.suggestions).toEqual(['a fox']);
  });

  it('checks the length too, and heeds the policy', () => {
    expect(checkPrompt('').map(({ code }) => code)).toEqual(['prompt-empty']);
    expect(checkPrompt('a'.repeat(32_001))[0]?.code).toBe('prompt-too-long');
    expect(checkPrompt('a'.repeat(4001), { model: 'dall-e-3' })[0]?.code).toBe('prompt-too-long');
    const policy = definePolicy({ severity: { 'prompt-resolution-keyword': 'error' } });
    expect(checkPrompt('a fox, 8K', { policy })[0]?.severity).toBe('error');
  });

  it('has nothing to offer for a prompt of nothing else', () => {
    expect(checkPrompt('8K')[0]).toMatchObject({ code: 'prompt-resolution-keyword', suggestions: [] });
  });
});

describe('a prompt that names another size than `size`', () => {
  it.each([
    ['a fox, 1920x1080', '1024x1024', '1920x1088'],
    ['a fox, 1920 × 1080 px', '1088x1920', '1920x1088'],
    ['a fox, 4K', '1024x1024', '2880x2880'],
    ['a fox, 4K', '1792x1008', '3840x2160'],
    ['a fox, 1080p', '1280x720', '1920x1088'],
    ['a fox, ultra HD', '1280x720', '3840x2160'],
  ])('%s and %s', (prompt, size, best) => {
    expect(contradiction(prompt, size)[0]?.suggestions[0]).toBe(best);
  });

  it.each([
    ['a fox, 1920x1080', '1920x1088'],
    ['a fox, 1024x1024', '1024x1024'],
    ['a fox, 4K', '3840x2160'],
    ['a fox, 1080p', '1920x1088'],
    ['a fox, 1080p', '3840x2160'],
    ['a fox, 1920x1080', 'auto'],
    ['a fox, 1920x1080', 'bogus'],
    ['a 4K TV on a wall', '1024x1024'],
    ['10K gold, 5 foxes', '1024x1024'],
    ['a fox', '1024x1024'],
  ])('%s and %s agree', (prompt, size) => {
    expect(contradiction(prompt, size)).toEqual([]);
  });

  it('says that 8K is out of reach', () => {
    expect(contradiction('a fox, 8K', '3840x2160')[0]?.message).toContain('Take it out of the prompt.');
  });

  it('keeps to the presets of the model', () => {
    expect(contradiction('a fox, 1920x1080', '1024x1024', 'gpt-image-1.5')[0]?.suggestions[0]).toBe(
      '1536x1024',
    );
  });
});

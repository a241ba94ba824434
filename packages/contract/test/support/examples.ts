import {
  checkPrompt,
  checkRequest,
  checkSize,
  checkUpload,
  checkVisionInput,
  DEFAULT_POLICY,
  type ImageFacts,
  type ImageRequest,
  type Policy,
  type RequestOptions,
  type VisionFacts,
  type Violation,
  type ViolationCode,
} from 'gpt-image-contract';
import { facts, mask } from './facts.js';

const EDIT = { model: 'gpt-image-2.5-flare', prompt: 'a fox', image: {} };
const GENERATE = { model: 'gpt-image-2.5-flare', prompt: 'a fox' };
const GIF = { model: 'gpt-image-2.6-flare', prompt: 'a fox', output_format: 'gif' };

const edit =
  (changes: ImageRequest, options: Partial<RequestOptions> = {}) =>
  (policy?: Policy) =>
    checkRequest({ ...EDIT, ...changes }, { operation: 'edit', policy, ...options });
const json = (images: unknown) => (policy?: Policy) =>
  checkRequest(
    { model: EDIT.model, prompt: 'a fox', images },
    { operation: 'edit', surface: 'json', policy },
  );
const generate =
  (changes: ImageRequest, options: Partial<RequestOptions> = {}) =>
  (policy?: Policy) =>
    checkRequest({ ...GENERATE, ...changes }, { operation: 'generate', policy, ...options });
const image = (changes: Partial<ImageFacts>) => (policy?: Policy) =>
  checkUpload({ images: [facts(changes)] }, { policy });
const masked = (changes: Partial<ImageFacts>) => (policy?: Policy) =>
  checkUpload({ images: [facts()], mask: mask(changes) }, { policy });
const size = (value: string, model?: string) => (policy?: Policy) => checkSize(value, { model, policy });
const vision = (shown: VisionFacts['images'][number], model?: string) => (policy?: Policy) =>
  checkVisionInput({ model, api: 'chat', images: [shown] }, { policy });
const shown =
  (count: number, changes: Partial<ImageFacts> = {}) =>
  (policy?: Policy) =>
    checkVisionInput(
      { images: Array<VisionFacts['images'][number]>(count).fill({ facts: facts(changes) }) },
      { policy },
    );

/** What makes an example: a check that finds the code, and words its sentence must hold (value and remedy). */
interface Example {
  readonly check: (policy?: Policy) => Violation[];
  readonly words: readonly string[];
}

/** One example of every violation code. The type makes a code without an example an error. */
export const EXAMPLES: Readonly<Record<ViolationCode, Example>> = {
  'model-missing': { check: generate({ model: undefined }), words: ['`model`', '`gpt-image-2.5-sunburst`'] },
  'model-retired': {
    check: generate({ model: 'dall-e-3' }),
    words: ['`dall-e-3`', '2026-05-12', '`gpt-image-2.5-sunburst`'],
  },
  'model-retiring': {
    check: generate({ model: 'gpt-image-1.5' }),
    words: ['`gpt-image-1.5`', '2026-12-01', '`gpt-image-2.5-sunburst`'],
  },
  'model-unknown': {
    check: generate({ model: 'gpt-image-2.5' }),
    words: ['`gpt-image-2.5`', '`gpt-image-2.5-sunburst`'],
  },
  'parameter-unknown': {
    check: generate({ outputFormat: 'png' }),
    words: ['`outputFormat`', '`output_format`'],
  },
  'parameter-retired': {
    check: generate({ response_format: 'url' }),
    words: ['`response_format`', '`b64_json`'],
  },
  'parameter-deprecated': { check: generate({ user: 'me' }), words: ['`user`', '`safety_identifier`'] },
  'parameter-ignored': { check: generate({ partial_images: 2 }), words: ['2', '`stream: true`'] },
  'ai-sdk-option': {
    check: generate({ providerOptions: { openai: { outputFormat: 'jpg' } } }, { surface: 'ai-sdk' }),
    words: ['`jpg`', '`jpeg`'],
  },
  'images-in-form': { check: edit({ image: undefined, images: [] }), words: ['`images`', '`image`'] },
  'image-in-json': { check: edit({}, { surface: 'json' }), words: ['`image`', '`images`'] },
  'parameter-null': { check: edit({ size: null }), words: ['`null`', '`undefined`'] },
  'parameter-type': { check: generate({ n: '2' }), words: ['`2`', 'Use `2`'] },
  'parameter-value': { check: generate({ quality: 'hd' }), words: ['`hd`', '`quality`', 'Use `high`'] },
  'parameter-too-small': { check: generate({ n: 0 }), words: ['`0`', 'Use `1`'] },
  'parameter-too-large': { check: generate({ n: 11 }), words: ['`11`', 'Use `10`'] },
  'parameter-too-long': {
    check: json([{ image_url: `data:image/png;base64,${'A'.repeat(20_971_520)}` }]),
    words: ['20,971,542', '20,971,520', '`file_id`'],
  },
  'identifier-too-long': {
    check: generate({ safety_identifier: 'a'.repeat(129) }),
    words: ['129', '128', 'hash'],
  },
  'prompt-missing': { check: generate({ prompt: undefined }), words: ['`prompt`', 'Describe'] },
  'prompt-empty': { check: generate({ prompt: '' }), words: ['empty', 'Describe'] },
  'prompt-blank': { check: generate({ prompt: '  ' }), words: ['white space', 'Describe'] },
  'prompt-too-long': {
    check: generate({ prompt: 'a'.repeat(32_010) }),
    words: ['32,010', '32,000', 'by 10'],
  },
  'prompt-resolution-keyword': {
    check: (policy?: Policy) => checkPrompt('a fox, 8K', { policy }),
    words: ['`8K`', '`size`'],
  },
  'prompt-size-contradiction': {
    check: generate({ prompt: 'a fox, 1920x1080', size: '1024x1024' }),
    words: ['`1920x1080`', '`1024x1024`', '1920x1088'],
  },
  'image-missing': { check: edit({ image: undefined }), words: ['`image`', 'Give'] },
  'image-list-empty': { check: edit({ image: [] }), words: ['`image`', 'at least one'] },
  'image-not-a-file': { check: edit({ image: './fox.png' }), words: ['`./fox.png`', 'toFile'] },
  'image-reference': { check: json([{}]), words: ['`images[0]`', 'exactly one'] },
  'image-url': { check: json([{ image_url: './fox.png' }]), words: ['`./fox.png`', 'data:image/webp'] },
  'image-count-limit': { check: edit({ image: Array(17).fill({}) }), words: ['17', '16', 'at most 4'] },
  'image-count-policy': { check: edit({ image: Array(5).fill({}) }), words: ['5', 'Send the 4'] },
  'image-media-type': {
    check: image({ format: 'gif', mediaType: 'image/gif' }),
    words: ['`image/gif`', 'prepareImage'],
  },
  'image-media-type-mismatch': {
    check: image({ declaredMediaType: 'image/png' }),
    words: ['`image/png`', 'Label it `image/webp`'],
  },
  'image-unreadable': { check: image({ width: 0, height: 0 }), words: ['`webp`', 'another file'] },
  'image-colour-mode': { check: image({ colourSpace: 'cmyk' }), words: ['`cmyk`', 'prepareImage'] },
  'image-bytes-limit': { check: image({ bytes: 50_000_000 }), words: ['50,000,000', 'prepareImage'] },
  'image-bytes-policy': {
    check: image({ bytes: 2_000_000 }),
    words: ['2,000,000', '1,536,000', 'prepareImage'],
  },
  'image-edge-policy': {
    check: image({ width: 4032, height: 3024 }),
    words: ['4032x3024', '2048', 'prepareImage'],
  },
  'image-format-policy': {
    check: (policy?: Policy) =>
      checkUpload(
        { images: [facts({ format: 'png', mediaType: 'image/png' })] },
        { policy: { ...(policy ?? DEFAULT_POLICY), formats: ['webp'] } },
      ),
    words: ['`png`', '`webp`', 'prepareImage'],
  },
  'azure-image-format': {
    check: (policy?: Policy) => checkUpload({ images: [facts()] }, { surface: 'azure', policy }),
    words: ['WebP', '`jpeg`'],
  },
  'image-animated': { check: image({ frames: 12 }), words: ['12 frames', 'one frame'] },
  'image-aspect-ratio': {
    check: (policy?: Policy) => checkUpload({ images: [facts()], size: '1024x1024' }, { policy }),
    words: ['1:1', '3:2', 'Use `1248x832`'],
  },
  'body-bytes-policy': {
    check: (policy?: Policy) =>
      checkUpload({ images: Array<ImageFacts>(4).fill(facts({ bytes: 2_500_000 })) }, { policy }),
    words: ['10,000,000', '8,192,000', 'prepareImages'],
  },
  'mask-format': {
    check: masked({ format: 'jpeg', mediaType: 'image/jpeg' }),
    words: ['`image/jpeg`', 'prepareMask'],
  },
  'mask-bytes-limit': { check: masked({ bytes: 50_000_000 }), words: ['50,000,000', 'prepareMask'] },
  'mask-bytes': { check: masked({ bytes: 4_000_000 }), words: ['4,000,000', 'prepareMask'] },
  'mask-dimensions': { check: masked({ width: 1024 }), words: ['1024x1024', '1536x1024', 'prepareMask'] },
  'mask-no-alpha': { check: masked({ hasAlpha: false }), words: ['`mask`', 'alpha', 'Save it'] },
  'mask-opaque': { check: masked({ transparentPixels: 'none' }), words: ['`mask`', 'Make'] },
  'mask-transparent': { check: masked({ transparentPixels: 'all' }), words: ['`mask`', 'Leave it out'] },
  'markup-with-mask': { check: edit({ markup: {}, mask: {} }), words: ['`markup`', '`mask`', 'Leave one'] },
  'markup-model': {
    check: edit({ model: 'gpt-image-2', markup: {} }),
    words: ['`gpt-image-2`', '`gpt-image-2.5-sunburst`'],
  },
  'size-malformed': { check: size('16:9'), words: ['`16:9`', '`WIDTHxHEIGHT`', 'Use `1792x1008`'] },
  'size-not-multiple-of-16': {
    check: size('1920x1080'),
    words: ['`1920x1080`', '1080 is not a multiple of 16', 'Use `1920x1088`'],
  },
  'size-edge-too-long': { check: size('4096x2048'), words: ['4096', '3840', 'Use `'] },
  'size-aspect-ratio': { check: size('2560x832'), words: ['`2560x832`', '3:1', 'Use `'] },
  'size-too-many-pixels': { check: size('3072x3072'), words: ['9,437,184', '8,294,400', 'Use `2880x2880`'] },
  'size-too-few-pixels': { check: size('512x512'), words: ['262,144', '655,360', 'Use `'] },
  'size-not-a-preset': {
    check: size('2048x1152', 'gpt-image-1.5'),
    words: ['`2048x1152`', '`gpt-image-1.5`', 'Use `1536x1024`'],
  },
  'size-preset-uncertain': {
    check: size('2048x1152', 'chatgpt-image-latest'),
    words: ['`2048x1152`', 'Use `1536x1024`'],
  },
  'size-experimental': { check: size('3840x2160'), words: ['`3840x2160`', '2560x1440', 'Use `2560x1440`'] },
  'gif-frame-size': {
    check: generate({ ...GIF, size: '1024x1024', frame_count: 6 }),
    words: ['6 frames', '4096x2048', 'Use `'],
  },
  'gif-frame-duration': { check: generate({ ...GIF, frame_duration_ms: 204 }), words: ['204', 'Use `200`'] },
  'format-needed': { check: generate({ frame_count: 4 }), words: ['`frame_count`', "output_format: 'gif'"] },
  'format-conflict': {
    check: generate({ ...GIF, stream: true }),
    words: ['`stream`', 'GIF', 'Leave it out'],
  },
  'background-needs-alpha': {
    check: generate({ background: 'transparent', output_format: 'jpeg' }),
    words: ["'transparent'", 'JPEG', "output_format: 'webp'"],
  },
  'azure-output-format': {
    check: generate({ output_format: 'webp' }, { surface: 'azure' }),
    words: ['`webp`', 'Use `jpeg`'],
  },
  'azure-background': {
    check: generate({ model: 'gpt-image-2', background: 'transparent' }, { surface: 'azure' }),
    words: ['`transparent`', 'Use `opaque`'],
  },
  'compression-needs-lossy-format': {
    check: generate({ output_compression: 50 }),
    words: ['50', 'PNG', "output_format: 'webp'"],
  },
  'input-fidelity-model': {
    check: edit({ model: 'gpt-image-2', input_fidelity: 'high' }),
    words: ["'high'", '`gpt-image-2`', 'Leave it out'],
  },
  'input-fidelity-uncertain': {
    check: edit({ model: 'gpt-image-1-mini', input_fidelity: 'low' }),
    words: ["'low'", '`gpt-image-1-mini`', 'Leave it out'],
  },
  'complexity-model': {
    check: generate({ complexity: 'high' }),
    words: ['`complexity`', '2.6', 'Leave it out'],
  },
  'vision-model': { check: vision({}, 'gpt-image-2'), words: ['`gpt-image-2`', 'Use a text model'] },
  'vision-count-limit': { check: shown(1501), words: ['1,501', '1,500', 'several requests'] },
  'vision-count': { check: shown(501), words: ['501', '500', 'several requests'] },
  'vision-total-limit': {
    check: shown(30, { bytes: 19_000_000 }),
    words: ['570,000,000', '512,000,000', 'prepareVisionImage'],
  },
  'vision-total': {
    check: shown(3, { bytes: 19_000_000 }),
    words: ['57,000,000', '50,000,000', 'prepareVisionImage'],
  },
  'vision-file-id': { check: vision({ fileId: 'file-1' }), words: ['`images[0]`', 'Use a data URL'] },
  'vision-pdf': {
    check: vision({ facts: facts({ format: 'pdf', mediaType: 'application/pdf' }) }),
    words: ['PDF', '`input_file`'],
  },
  'vision-format': {
    check: vision({ facts: facts({ format: 'avif', mediaType: 'image/avif' }) }),
    words: ['`avif`', 'Use `await prepareVisionImage(…)`'],
  },
  'vision-animated': {
    check: vision({ facts: facts({ format: 'gif', mediaType: 'image/gif', frames: 9 }) }),
    words: ['9 frames', 'single frames'],
  },
  'vision-bytes': {
    check: vision({ facts: facts({ bytes: 21_000_000 }) }),
    words: ['21,000,000', 'prepareVisionImage'],
  },
  'vision-url-length': {
    check: vision({ url: `data:image/png;base64,${'A'.repeat(20_971_520)}` }),
    words: ['20,971,542', '20,971,520', 'prepareVisionImage'],
  },
  'vision-url': { check: vision({ url: './fox.png' }), words: ['`./fox.png`', 'data:image/webp'] },
  'vision-url-private': {
    check: vision({ url: 'http://localhost:3000/fox.png' }),
    words: ['`localhost`', 'data:image/webp'],
  },
  'vision-detail': { check: vision({ detail: 'ultra' }), words: ['`ultra`', 'Use `auto`'] },
  'vision-detail-model': {
    check: vision({ detail: 'original' }, 'gpt-4o'),
    words: ["'original'", '`gpt-4o`', 'Use `high`'],
  },
  'vision-downscaled': {
    check: vision({ facts: facts({ width: 4032, height: 3024 }) }, 'gpt-4o'),
    words: ['4032x3024', '1024x768', 'prepareVisionImage'],
  },
};

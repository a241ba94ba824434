import { MODELS } from 'gpt-image-contract';
import fc from 'fast-check';

/** A parameter that is there, or `undefined`. */
type Parameters = Record<string, unknown>;

const MODEL_IDS = MODELS.flatMap(({ id, snapshots }) => [id, ...snapshots]);

/** Values the API takes, at least from some model. */
const GOOD: Record<string, readonly unknown[]> = {
  prompt: ['a fox', ' ', 'x'.repeat(32_000), '😀'.repeat(32_000), '雪の中の狐'],
  size: [
    'auto',
    '1024x1024',
    '1536x1024',
    '1024x640',
    '2880x2880',
    '3840x1280',
    '1280x3840',
    '1920x1088',
    '512x512',
  ],
  n: [1, 2, 10],
  quality: ['low', 'medium', 'high', 'xhigh', 'max', 'auto'],
  output_compression: [0, 50, 100],
  output_format: ['png', 'jpeg', 'webp', 'gif', 'svg'],
  background: ['transparent', 'opaque', 'auto'],
  moderation: ['low', 'auto'],
  input_fidelity: ['low', 'high'],
  complexity: ['low', 'medium', 'high'],
  frame_count: [2, 9, 16],
  frame_duration_ms: [20, 200, 333],
  stream: [true, false],
  partial_images: [0, 1, 3],
  user: ['someone'],
  safety_identifier: ['x'.repeat(128)],
  svg: [{ model: 'gpt-image-2.6-sunburst' }],
};

/** Values the API refuses, or other ones worth asking about. */
const BAD: Record<string, readonly unknown[]> = {
  prompt: ['', 'x'.repeat(32_001), '😀'.repeat(32_001)],
  size: [
    '1920x1080',
    '1024x624',
    '3856x1024',
    '3840x2176',
    '3840x1264',
    '1264x3840',
    '16:9',
    '4K',
    '1024×1024',
    '1024X1024',
    '01024x1024',
    '0x0',
    '',
    ' 1024x1024',
    '99999999999x16',
  ],
  n: [0, 11, -1, 1.5, 1e21],
  quality: ['ultra', 'standard', 'hd', 'HIGH', ''],
  output_compression: [-1, 101, 99.5],
  output_format: ['jpg', 'PNG', 'avif', ''],
  background: ['none', 'white'],
  moderation: ['off'],
  input_fidelity: ['medium', 'auto'],
  complexity: ['max'],
  frame_count: [1, 17, 0],
  frame_duration_ms: [19, 0, 700_000],
  partial_images: [4, -1],
  safety_identifier: ['x'.repeat(129)],
  response_format: ['b64_json', 'url'],
  style: ['vivid'],
  seed: [7],
  aspect_ratio: ['16:9'],
  constructor: ['x'],
  outputFormat: ['webp'],
};

/** Values only JSON can carry. */
const BAD_JSON: Record<string, readonly unknown[]> = {
  prompt: [5, null, ['x']],
  size: [1024, null, {}],
  n: ['2', null, true],
  quality: [5, null],
  output_compression: ['50', null],
  stream: ['true', 1, null],
  partial_images: ['1', null],
  background: [null, false],
  svg: ['x', null, []],
  user: [5],
};

/** Parameters of a request: good ones, with up to three faults among them. */
export function arbitraryParameters(options: {
  isJson: boolean;
  /** Never there. */
  omit?: readonly string[];
  /** Good in themselves and out of place here: only a few of them. */
  unfit?: readonly string[];
}): fc.Arbitrary<Parameters> {
  const { isJson, omit = [], unfit = [] } = options;
  const good = fc.record(
    Object.fromEntries(
      Object.entries(GOOD)
        .filter(([name]) => ![...omit, ...unfit, 'prompt'].includes(name))
        .map(([name, values]) => [name, fc.constantFrom(...values)]),
    ),
    { requiredKeys: [] },
  );
  // Most parameters are left out most of the time, or hardly a request would pass.
  const sparse = good.chain((parameters) =>
    fc
      .subarray(Object.keys(parameters), { maxLength: 4 })
      .map((names) => Object.fromEntries(names.map((name) => [name, parameters[name]]))),
  );
  const misplaced = Object.fromEntries(unfit.map((name) => [name, getOwn(GOOD, name)]));
  const bad = isJson
    ? Object.fromEntries(
        [...Object.keys(BAD), ...Object.keys(BAD_JSON), ...unfit].map((name) => [
          name,
          [...getOwn(BAD, name), ...getOwn(BAD_JSON, name), ...getOwn(misplaced, name)],
        ]),
      )
    : { ...BAD, ...misplaced };
  const fault = fc
    .constantFrom(...Object.keys(bad).filter((name) => !omit.includes(name)))
    .chain((name) => fc.constantFrom(...getOwn(bad, name)).map((value) => [name, value] as const));
  const faults = fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.array(fault, { minLength: 1, maxLength: 3 }) },
  );
  const base = fc.record(
    { model: arbitraryModel(), prompt: fc.constantFrom(...(GOOD.prompt ?? [])) },
    { requiredKeys: ['model', 'prompt'] },
  );
  const missing = fc.oneof(
    { weight: 12, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom('model', 'prompt') },
  );
  return fc.tuple(base, sparse, faults, missing).map(([start, parameters, changes, gone]) => {
    const all: Parameters = { ...start, ...parameters, ...Object.fromEntries(changes) };
    for (const name of [...omit, gone]) if (name !== undefined) Reflect.deleteProperty(all, name);
    return all;
  });
}

/** Every model of the table, the live ones more often. Unknown ids are another test's. */
function arbitraryModel(): fc.Arbitrary<string> {
  const alive = MODEL_IDS.filter((id) => !id.startsWith('dall-e') && id !== 'gpt-image-1');
  return fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...alive) },
    { weight: 1, arbitrary: fc.constantFrom(...MODEL_IDS) },
  );
}

/** `constructor` is one of the names. */
function getOwn(table: Record<string, readonly unknown[]>, name: string): readonly unknown[] {
  return Object.hasOwn(table, name) ? (table[name] ?? []) : [];
}

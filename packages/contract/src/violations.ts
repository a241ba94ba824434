/** One row of the table of violations: how bad, what the API answers, where that is known from. */
export interface ViolationEntry {
  readonly severity: 'error' | 'warning';
  /** What is wrong, in a few words, for the generated documentation. */
  readonly summary: string;
  /** Type and code of the API's error envelope; absent where the API accepts the request. */
  readonly api?: ViolationAnswer;
  /** The request never leaves: the named library throws before it is sent. */
  readonly local?: string;
  /** Where the fact is known from. */
  readonly source: string;
}

/** The fixed part of the API's answer. */
export interface ViolationAnswer {
  readonly type: string;
  readonly code: string | null;
  /** HTTP status, 400 unless told. */
  readonly status?: number;
  /** The fault is documented but nobody published the answer: type, code and text follow the closest known pattern. */
  readonly assumed?: true;
}

const USER_ERROR = 'image_generation_user_error';
const INVALID_REQUEST = 'invalid_request_error';

const SDK = 'openai 7.55.0 type comments';
const GUIDE = "OpenAI's image-generation guide";
const VISION_GUIDE = "OpenAI's images-and-vision guide";
const MEASURED = 'envelope measured 2026-08-29';
const HOUSE = 'house limit, not an API limit';

/** Keeps the codes as a type and lets the rest be plain entries. */
function defineViolations<Code extends string>(
  entries: Record<Code, ViolationEntry>,
): Readonly<Record<Code, ViolationEntry>> {
  return Object.freeze(entries);
}

/**
 * Every violation the contract knows. `error` means the API refuses the request, everything else is a warning.
 * Adding a check starts with adding its row here.
 */
export const VIOLATIONS = defineViolations({
  'model-missing': {
    severity: 'error',
    summary: 'no model is named',
    api: { type: INVALID_REQUEST, code: 'missing_required_parameter' },
    source: MEASURED,
  },
  'model-retired': {
    severity: 'error',
    summary: 'the model is shut down',
    api: { type: USER_ERROR, code: 'invalid_value' },
    source: `${SDK}; OpenAI's deprecations page; ${MEASURED}`,
  },
  'model-retiring': {
    severity: 'warning',
    summary: 'the shutdown of the model is announced',
    source: "OpenAI's deprecations page, compared with GET /v1/models on 2026-10-27",
  },
  'model-unknown': {
    severity: 'warning',
    summary: 'the model is not in the table; a warning, because it may be newer than the table',
    api: { type: USER_ERROR, code: 'invalid_value' },
    source: MEASURED,
  },
  'parameter-unknown': {
    severity: 'error',
    summary: 'the operation has no such parameter',
    api: { type: INVALID_REQUEST, code: 'unknown_parameter' },
    source: MEASURED,
  },
  'parameter-retired': {
    severity: 'error',
    summary: '`response_format` and `style` went with the DALL·E models',
    api: { type: INVALID_REQUEST, code: 'unknown_parameter' },
    source: `${SDK}; ${MEASURED}`,
  },
  'parameter-deprecated': {
    severity: 'warning',
    summary: '`user` gave way to `safety_identifier`',
    source: SDK,
  },
  'parameter-ignored': {
    severity: 'warning',
    summary: 'the parameter is accepted and has no effect',
    source: 'AI SDK 7 sources; openai 7.55.0 type comments',
  },
  'ai-sdk-option': {
    severity: 'error',
    summary: 'a key or value that the schema of the AI SDK refuses',
    local: 'the AI SDK throws before anything is sent',
    source: '@ai-sdk/openai 4 sources',
  },
  'images-in-form': {
    severity: 'error',
    summary: 'a multipart edit names its images `images`',
    api: { type: INVALID_REQUEST, code: 'invalid_value' },
    source: MEASURED,
  },
  'image-in-json': {
    severity: 'error',
    summary: 'a JSON edit names its images `image`',
    api: { type: INVALID_REQUEST, code: 'invalid_value' },
    source: MEASURED,
  },
  'parameter-null': {
    severity: 'error',
    summary: '`null` in a multipart request',
    local: 'the `openai` package throws a TypeError',
    source: 'openai 7.55.0, run against a stub server',
  },
  'parameter-type': {
    severity: 'error',
    summary: 'the value has the wrong type',
    api: { type: INVALID_REQUEST, code: 'invalid_type' },
    source: MEASURED,
  },
  'parameter-value': {
    severity: 'error',
    summary: 'the value is none of those the model takes',
    api: { type: INVALID_REQUEST, code: 'invalid_value' },
    source: `${SDK}; ${MEASURED}`,
  },
  'parameter-too-small': {
    severity: 'error',
    summary: 'the number is below its range',
    api: { type: INVALID_REQUEST, code: 'integer_below_min_value' },
    source: MEASURED,
  },
  'parameter-too-large': {
    severity: 'error',
    summary: 'the number is above its range',
    api: { type: INVALID_REQUEST, code: 'integer_above_max_value' },
    source: MEASURED,
  },
  'parameter-too-long': {
    severity: 'error',
    summary: '`image_url` has more than 20,971,520 characters',
    api: { type: INVALID_REQUEST, code: 'string_above_max_length', assumed: true },
    source: 'OpenAPI document of 2026-08-21',
  },
  'identifier-too-long': {
    severity: 'warning',
    summary: '`safety_identifier` has more than 128 characters',
    source: "the AI SDK's schema, which throws; OpenAI's type comments give no length",
  },
  'prompt-missing': {
    severity: 'error',
    summary: 'there is no prompt',
    api: { type: INVALID_REQUEST, code: 'missing_required_parameter' },
    source: MEASURED,
  },
  'prompt-empty': {
    severity: 'error',
    summary: 'the prompt is an empty string',
    api: { type: INVALID_REQUEST, code: 'empty_string' },
    source: MEASURED,
  },
  'prompt-blank': {
    severity: 'warning',
    summary: 'the prompt is white space only, which the API accepts and charges',
    source: MEASURED,
  },
  'prompt-too-long': {
    severity: 'error',
    summary: 'the prompt has more than 32,000 characters',
    api: { type: INVALID_REQUEST, code: 'string_above_max_length' },
    source: `${SDK}; ${MEASURED}`,
  },
  'prompt-resolution-keyword': {
    severity: 'warning',
    summary: 'the prompt asks for a resolution ("8K", "ultra HD"), which changes nothing',
    source: `${GUIDE}: the picture has the size of \`size\``,
  },
  'prompt-size-contradiction': {
    severity: 'warning',
    summary: 'the prompt names another size than `size`',
    source: `${GUIDE}: the picture has the size of \`size\``,
  },
  'image-missing': {
    severity: 'error',
    summary: 'an edit without an image',
    api: { type: INVALID_REQUEST, code: 'missing_required_parameter' },
    source: `${MEASURED}, for JSON`,
  },
  'image-list-empty': {
    severity: 'error',
    summary: 'an edit with an empty list of images',
    api: { type: INVALID_REQUEST, code: 'empty_array' },
    source: `${MEASURED}, for JSON`,
  },
  'image-not-a-file': {
    severity: 'error',
    summary: 'text, a path or bare bytes where a file is meant',
    api: { type: INVALID_REQUEST, code: 'invalid_type' },
    source: 'openai 7.55.0, run against a stub server; text from openai-ruby#147',
  },
  'image-reference': {
    severity: 'error',
    summary: 'an image of a JSON edit has not exactly one of `image_url` and `file_id`',
    api: { type: INVALID_REQUEST, code: 'invalid_value', assumed: true },
    source: 'OpenAPI document of 2026-08-21',
  },
  'image-url': {
    severity: 'error',
    summary: '`image_url` is neither an HTTPS URL nor a data URL',
    api: { type: INVALID_REQUEST, code: 'invalid_value', assumed: true },
    source: 'OpenAPI document of 2026-08-21',
  },
  'image-count-limit': {
    severity: 'error',
    summary: 'more than 16 images',
    api: { type: INVALID_REQUEST, code: 'array_above_max_length', assumed: true },
    source: `${SDK}; OpenAPI document (\`maxItems: 16\`)`,
  },
  'image-count-policy': {
    severity: 'warning',
    summary: 'more images than the policy allows',
    source: HOUSE,
  },
  'image-media-type': {
    severity: 'error',
    summary: 'the media type of an upload is none the endpoint takes',
    api: { type: INVALID_REQUEST, code: 'unsupported_file_mimetype' },
    source: 'many live refusals (openai-node#1468, openai-go#404)',
  },
  'image-media-type-mismatch': {
    severity: 'warning',
    summary: 'an upload is labelled with another media type than its content has',
    source: 'deduced: the server reads label and content',
  },
  'image-unreadable': {
    severity: 'error',
    summary: 'the content is no readable PNG, JPEG or WebP',
    api: { type: USER_ERROR, code: 'invalid_image_file' },
    source: 'live refusals by gpt-image-2.5-sunburst (vm0#33080), ComfyUI#8411',
  },
  'image-colour-mode': {
    severity: 'error',
    summary: 'the colour mode is none the API decodes (CMYK, 16 bits a channel, …)',
    api: { type: USER_ERROR, code: 'invalid_image_file' },
    source: 'live refusals, ComfyUI#8430',
  },
  'image-bytes-limit': {
    severity: 'error',
    summary: 'an image of 50 MB or more',
    api: { type: INVALID_REQUEST, code: 'invalid_value', assumed: true },
    source: `${SDK}: "less than 50MB"`,
  },
  'image-bytes-policy': {
    severity: 'warning',
    summary: 'an image has more bytes than the policy allows',
    source: HOUSE,
  },
  'image-edge-policy': {
    severity: 'warning',
    summary: 'the longest side of an image is over the policy',
    source: HOUSE,
  },
  'image-format-policy': {
    severity: 'warning',
    summary: 'the format of an image is not one of the policy',
    source: HOUSE,
  },
  'azure-image-format': {
    severity: 'warning',
    summary: 'a WebP upload to Azure OpenAI',
    source: "Microsoft's how-to page names PNG and JPEG; its REST reference adds WebP",
  },
  'image-animated': {
    severity: 'warning',
    summary: 'an animated picture where a still one is meant',
    source: `deduced: no source says which frame is used; ${SDK} for GIF`,
  },
  'image-aspect-ratio': {
    severity: 'warning',
    summary: 'the first image has another aspect ratio than `size`, which costs padding or cropping',
    source: 'deduced: the picture always has the size asked for',
  },
  'body-bytes-policy': {
    severity: 'warning',
    summary: 'all uploads together are more than the policy allows in one request',
    source: `${HOUSE}; gateways answer 413 (ComfyUI#13601)`,
  },
  'mask-format': {
    severity: 'error',
    summary: 'a mask or markup that is no PNG',
    api: { type: INVALID_REQUEST, code: 'unsupported_file_mimetype', assumed: true },
    source: `${SDK}: "Must be a valid PNG file"; the guide asks for the format of the image`,
  },
  'mask-bytes-limit': {
    severity: 'error',
    summary: 'a mask or markup of 50 MB or more',
    api: { type: INVALID_REQUEST, code: 'invalid_value', assumed: true },
    source: `${GUIDE}: "less than 50MB"`,
  },
  'mask-bytes': {
    severity: 'warning',
    summary: 'a mask of 4 MB or more: refused by one source, accepted by another',
    source: `${SDK}: "less than 4MB"; ${GUIDE}: "less than 50MB"`,
  },
  'mask-dimensions': {
    severity: 'error',
    summary: 'mask or markup and first image differ in size',
    api: { type: USER_ERROR, code: 'invalid_mask_image_format' },
    source: `${SDK}; text from a public collection of answers`,
  },
  'mask-no-alpha': {
    severity: 'error',
    summary: 'a mask or markup without an alpha channel',
    api: { type: USER_ERROR, code: 'invalid_mask_image_format' },
    source: `${GUIDE}; live refusal`,
  },
  'mask-opaque': {
    severity: 'warning',
    summary: 'no pixel of the mask is transparent: nothing is marked',
    source: `${SDK}: "fully transparent areas indicate where to edit"`,
  },
  'mask-transparent': {
    severity: 'warning',
    summary: 'the whole mask is transparent: everything is marked',
    source: 'some callers report a refusal, others an edit of the whole picture',
  },
  'markup-with-mask': {
    severity: 'error',
    summary: '`markup` and `mask` in one request',
    api: { type: INVALID_REQUEST, code: 'invalid_value', assumed: true },
    source: `${SDK}: "Cannot be combined with mask"`,
  },
  'markup-model': {
    severity: 'error',
    summary: 'the model takes no `markup`',
    api: { type: USER_ERROR, code: 'invalid_value', assumed: true },
    source: `${SDK}: "Supports GPT Image 2.5"; the AI SDK's docs add 2.6`,
  },
  'size-malformed': {
    severity: 'error',
    summary: '`size` is neither `auto` nor `WIDTHxHEIGHT`',
    api: { type: USER_ERROR, code: 'invalid_value' },
    source: MEASURED,
  },
  'size-not-multiple-of-16': {
    severity: 'error',
    summary: 'width or height of `size` is not a multiple of 16',
    api: { type: USER_ERROR, code: 'invalid_value' },
    source: `${GUIDE}; ${MEASURED}`,
  },
  'size-edge-too-long': {
    severity: 'error',
    summary: 'an edge of `size` is longer than 3840 px',
    api: { type: USER_ERROR, code: 'invalid_value' },
    source: `${GUIDE}; error fixture of a public test-suite`,
  },
  'size-aspect-ratio': {
    severity: 'error',
    summary: 'the aspect ratio of `size` is beyond 1:3 or 3:1',
    api: { type: USER_ERROR, code: 'invalid_value' },
    source: `${GUIDE}; several live refusals`,
  },
  'size-too-many-pixels': {
    severity: 'error',
    summary: '`size` has more than 8,294,400 pixels',
    api: { type: USER_ERROR, code: 'invalid_value' },
    source: `${GUIDE}; live refusals of 2736x3840 and 3072x3072`,
  },
  'size-too-few-pixels': {
    severity: 'error',
    summary: '`size` has fewer than 655,360 pixels',
    api: { type: USER_ERROR, code: 'invalid_value' },
    source: `${GUIDE}; live refusals of 512x512 and 768x768`,
  },
  'size-not-a-preset': {
    severity: 'error',
    summary: 'the model takes preset sizes only',
    api: { type: INVALID_REQUEST, code: 'invalid_value' },
    source: `${SDK}; several live refusals`,
  },
  'size-preset-uncertain': {
    severity: 'warning',
    summary: 'the sizes of this model are not published; the presets of its family are safe',
    source: 'deduced: "follows the same input constraints as GPT image models"',
  },
  'size-experimental': {
    severity: 'warning',
    summary: '`size` has more pixels than 2560x1440, which is experimental',
    source: `${GUIDE}; ${SDK}`,
  },
  'gif-frame-size': {
    severity: 'error',
    summary: 'the frames of a GIF do not fit on one sheet within the caps of `size`',
    api: { type: USER_ERROR, code: 'invalid_value', assumed: true },
    source: "a reseller's 14 live tests of 2026-11-09; OpenAI publishes no numbers",
  },
  'gif-frame-duration': {
    severity: 'warning',
    summary: '`frame_duration_ms` is rounded to 10 ms or cut to 655,350 ms',
    source: SDK,
  },
  'format-needed': {
    severity: 'error',
    summary: 'a parameter of GIF or SVG output with another format',
    api: { type: USER_ERROR, code: 'invalid_value', assumed: true },
    source: `${SDK}: "Only supported with output_format=gif"`,
  },
  'format-conflict': {
    severity: 'error',
    summary: 'a parameter that GIF or SVG output excludes',
    api: { type: USER_ERROR, code: 'invalid_value', assumed: true },
    source: SDK,
  },
  'background-needs-alpha': {
    severity: 'error',
    summary: 'a transparent background in JPEG, which has no alpha channel',
    api: { type: USER_ERROR, code: 'invalid_value' },
    source: `${GUIDE}; public collection of answers (type not published)`,
  },
  'azure-output-format': {
    severity: 'error',
    summary: 'WebP output from Azure OpenAI',
    api: { type: INVALID_REQUEST, code: 'invalid_value', assumed: true },
    source: "Microsoft's `dall-e.md` of 2026-07; one live deployment",
  },
  'azure-background': {
    severity: 'warning',
    summary: 'a transparent background from gpt-image-2 on Azure OpenAI',
    source: 'one live deployment; the OpenAI API has it in preview since 2026-08-20',
  },
  'compression-needs-lossy-format': {
    severity: 'error',
    summary: '`output_compression` under 100 for PNG output, also where PNG is the default',
    api: { type: USER_ERROR, code: 'invalid_png_output_compression' },
    source: MEASURED,
  },
  'input-fidelity-model': {
    severity: 'error',
    summary: 'the model does not take this `input_fidelity`',
    api: { type: USER_ERROR, code: 'invalid_input_fidelity_model' },
    source: `live refusals by gpt-image-2 and 2.5; assumed for 2.6`,
  },
  'input-fidelity-uncertain': {
    severity: 'warning',
    summary: 'sources disagree whether the model takes this `input_fidelity`',
    source: `${SDK}: "supports only low"; OpenAPI document: unsupported`,
  },
  'complexity-model': {
    severity: 'warning',
    summary: '`complexity` is only known to have an effect on gpt-image-2.6',
    source: "AI SDK's docs; a reseller's docs; the type comments name no model",
  },
  'vision-model': {
    severity: 'warning',
    summary: 'an image model leads the conversation',
    source: `${GUIDE}: the outer model is a text model`,
  },
  'vision-count-limit': {
    severity: 'error',
    summary: 'more than 1,500 images in one request',
    api: { type: INVALID_REQUEST, code: 'invalid_value', assumed: true },
    source: VISION_GUIDE,
  },
  'vision-count': {
    severity: 'warning',
    summary: 'more than 500 images in one request',
    source: 'older revisions of the guide',
  },
  'vision-total-limit': {
    severity: 'error',
    summary: 'images of more than 512 MB together',
    api: { type: INVALID_REQUEST, code: null },
    source: `${VISION_GUIDE}; text as for 50 MB (open-webui#26967)`,
  },
  'vision-total': {
    severity: 'warning',
    summary: 'images of more than 50 MB together',
    source: 'refused live on 2026-07-10 (open-webui#26967), though the guide says 512 MB',
  },
  'vision-file-id': {
    severity: 'error',
    summary: 'a file id for an image in Chat',
    api: { type: INVALID_REQUEST, code: 'unknown_parameter', assumed: true },
    source: 'openai 7.55.0 types: `file_id` is in Responses only',
  },
  'vision-pdf': {
    severity: 'error',
    summary: 'a PDF where an image is meant',
    api: { type: INVALID_REQUEST, code: 'invalid_image_format' },
    source: VISION_GUIDE,
  },
  'vision-format': {
    severity: 'error',
    summary: 'an image that is no PNG, JPEG, WebP or GIF',
    api: { type: INVALID_REQUEST, code: 'invalid_image_format' },
    source: `${VISION_GUIDE}; many live refusals`,
  },
  'vision-animated': {
    severity: 'error',
    summary: 'an animated GIF',
    api: { type: INVALID_REQUEST, code: 'invalid_image_format', assumed: true },
    source: `${VISION_GUIDE}: "non-animated GIF"`,
  },
  'vision-bytes': {
    severity: 'warning',
    summary: 'an image of more than 20 MB',
    source: 'older revisions of the guide',
  },
  'vision-url-length': {
    severity: 'error',
    summary: 'a data URL of more than 20,971,520 characters',
    api: { type: INVALID_REQUEST, code: 'string_above_max_length', assumed: true },
    source: 'OpenAPI document of 2026-08-21',
  },
  'vision-url': {
    severity: 'error',
    summary: 'neither an HTTP URL nor a base64 data URL',
    api: { type: INVALID_REQUEST, code: 'invalid_value', assumed: true },
    source: 'OpenAPI document of 2026-08-21',
  },
  'vision-url-private': {
    severity: 'error',
    summary: 'a URL that only this machine or network can reach',
    api: { type: INVALID_REQUEST, code: 'failed_to_download_image', assumed: true },
    source: 'openai 7.55.0, error codes of Responses',
  },
  'vision-detail': {
    severity: 'error',
    summary: '`detail` is none of the values the API takes',
    api: { type: INVALID_REQUEST, code: 'invalid_value', assumed: true },
    source: 'openai 7.55.0, `ImageDetail`',
  },
  'vision-detail-model': {
    severity: 'error',
    summary: '`detail: original` for a model before gpt-5.4',
    api: { type: INVALID_REQUEST, code: 'invalid_value', assumed: true },
    source: VISION_GUIDE,
  },
  'vision-downscaled': {
    severity: 'warning',
    summary: 'the model looks at far fewer pixels than are sent',
    source: VISION_GUIDE,
  },
});

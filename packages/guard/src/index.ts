export { assertUploadReady, type AssertUploadReadyOptions, type EditRequest } from './assert-upload-ready.js';
export { checkImage, type CheckImageOptions } from './check-image.js';
export { GuardError } from './guard-error.js';
export type { ImageInput, ReadOptions } from './image-input.js';
export { ImageInputError, type ImageInputErrorCode } from './image-input-error.js';
export { inspectImage, type InspectOptions } from './inspect-image.js';
export { prepareEdit, type EditInput, type PreparedEdit, type PrepareEditOptions } from './prepare-edit.js';
export { prepareImage } from './prepare-image.js';
export { prepareImages, type PrepareImagesOptions } from './prepare-images.js';
export { prepareMask, type PrepareMaskOptions } from './prepare-mask.js';
export type { PrepareOptions } from './prepare-options.js';
export { isPreparedImage, type PreparedImage, type PrepareReport } from './prepared-image.js';
export type { Strategy } from './strategy.js';
export {
  withGuardOptions,
  type GuardCallOptions,
  type GuardChange,
  type GuardedCall,
  type GuardFetchOptions,
  type GuardMode,
  type GuardReport,
} from './fetch/guard-options.js';
export { guardFetch } from './fetch/guard-fetch.js';
export type { RequestSurface } from './fetch/recognise-request.js';
export { checkRemoteImage, type RemoteImage, type RemoteImageOptions } from './vision/check-remote-image.js';
export { RemoteImageError, type RemoteImageErrorCode } from './vision/remote-image-error.js';
export type { VisionDetail } from './vision/advise-detail.js';
export {
  prepareVisionImage,
  type PreparedVisionImage,
  type VisionOptions,
  type VisionReport,
} from './vision/prepare-vision-image.js';

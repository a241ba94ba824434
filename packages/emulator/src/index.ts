export type { EmulatorOptions } from './options.js';
export type { RecordedImage, RecordedRequest } from './recorded-request.js';
export { startEmulator, type Emulator } from './start-emulator.js';

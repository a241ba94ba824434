export type { Fault, FaultKind } from './fault.js';
export type { FaultOptions } from './fault-queue.js';
export type { EmulatorOptions } from './options.js';
export type { RecordedImage, RecordedRequest } from './recorded-request.js';
export { startEmulator, type Emulator } from './start-emulator.js';

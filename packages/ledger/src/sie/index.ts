export type { SieDetails } from './book-head.ts';
export type { RowColumns, SieBatch, VoucherColumns } from './columns.ts';
export type { SieEncoding } from './encoding.ts';
export { messages } from './messages.ts';
export type { Held, SieProof } from './proof.ts';
export { readSie, type SieColumns, sieColumns, sieVouchers } from './read-sie.ts';
export type { SieChecksum, SieOptions, SieReading, SieRefusal, SieSource } from './reading.ts';
export type { ByteRange, UnknownItem } from './scanner.ts';
export type { SieReach, SieType } from './sie-type.ts';

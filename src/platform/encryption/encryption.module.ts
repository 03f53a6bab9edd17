import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Configuration } from '../configuration/settings.js';
import { BlindIndex } from './blind-index.js';
import { DataKeys } from './data-keys.js';
import { openBlindIndex, openKeyRing } from './key-files.js';
import { KEY_SERVICE } from './key-service.js';
import { RewrapDataKeys } from './rewrap-data-keys.js';
import { PLAIN_ROWS, type PlainRows, SealPlainRows } from './seal-plain-rows.js';

@Global()
@Module({})
export class EncryptionModule {
  static forRoot(configuration: Configuration, plainRows: readonly PlainRows[]): DynamicModule {
    return {
      module: EncryptionModule,
      providers: [
        { provide: KEY_SERVICE, useFactory: () => openKeyRing(configuration) },
        { provide: BlindIndex, useFactory: () => openBlindIndex(configuration) },
        { provide: PLAIN_ROWS, useValue: plainRows },
        DataKeys,
        RewrapDataKeys,
        SealPlainRows,
      ],
      exports: [KEY_SERVICE, BlindIndex, DataKeys, RewrapDataKeys, SealPlainRows],
    };
  }
}

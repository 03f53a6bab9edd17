import { type DynamicModule, Global, Inject, Module } from '@nestjs/common';
import type { Configuration } from './settings.js';

const CONFIGURATION = Symbol('Configuration');
export const InjectConfiguration = () => Inject(CONFIGURATION);

@Global()
@Module({})
export class ConfigurationModule {
  static forRoot(configuration: Configuration): DynamicModule {
    return { module: ConfigurationModule, providers: [{ provide: CONFIGURATION, useValue: configuration }], exports: [CONFIGURATION] };
  }
}

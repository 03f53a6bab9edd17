import { readConfiguration } from '../src/platform/configuration/settings.js';

describe('configuration', () => {
  it('names every variable that is wrong, what was given and what is allowed', () => {
    expect(() => readConfiguration({ PORT: 'eighty', ROLES: 'api,cook', DATABASE_URL: 'mysql://x' })).toThrow(
      /DATABASE_URL is "mysql:\/\/x".*\nROLES is "api,cook"; it must be a comma-separated list of api.*\nPORT is "eighty"/,
    );
  });
  it('never shows a token in an error', () => {
    expect(() => readConfiguration({ API_TOKEN: 'short-secret' })).toThrow(/^(?!.*short-secret).*API_TOKEN/);
  });
  it('does not start in production without a database and a token', () => {
    expect(() => readConfiguration({ NODE_ENV: 'production' })).toThrow(/DATABASE_URL is not set[\s\S]*API_TOKEN is not set/);
  });
});

import { readConfiguration } from '../src/platform/configuration/settings.js';

describe('configuration', () => {
  it('names every variable that is wrong, what was given and what is allowed', () => {
    expect(() => readConfiguration({ PORT: 'eighty', ROLES: 'api,cook', DATABASE_URL: 'mysql://x' })).toThrow(
      /DATABASE_URL is "mysql:\/\/x".*\nROLES is "api,cook"; it must be a comma-separated list of api.*\nPORT is "eighty"/,
    );
  });
  it('never shows a token or a key in an error', () => {
    for (const name of ['API_TOKEN', 'INDEX_KEY', 'AUDIT_KEY'])
      expect(() => readConfiguration({ [name]: 'short-secret' })).toThrow(new RegExp(`^(?!.*short-secret).*${name}`));
  });
  it('does not start in production without a database, a token and keys', () => {
    expect(() => readConfiguration({ NODE_ENV: 'production' })).toThrow(
      /DATABASE_URL is not set[\s\S]*API_TOKEN is not set[\s\S]*DATA_KEYS is not set[\s\S]*INDEX_KEY is not set[\s\S]*AUDIT_KEY is not set/,
    );
  });
});

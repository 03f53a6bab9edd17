import { readConfiguration } from '../src/platform/configuration/settings.js';

describe('configuration', () => {
  it('names every variable that is wrong, what was given and what is allowed', () => {
    expect(() => readConfiguration({ PORT: 'eighty', ROLES: 'api,cook', DATABASE_URL: 'mysql://x' })).toThrow(
      /DATABASE_URL is "mysql:\/\/x".*\nROLES is "api,cook"; it must be a comma-separated list of api.*\nPORT is "eighty"/,
    );
  });
  it('never shows a token in an error', () => {
    expect(() => readConfiguration({ API_TOKEN: 'short-secret' })).toThrow(/^(?!.*short-secret).*API_TOKEN/);
    expect(() => readConfiguration({ AUDIT_KEY: 'half-a-secret-key' })).toThrow(/^(?!.*half-a-secret).*AUDIT_KEY.*Ed25519/);
  });
  it('does not start in production without a database, a token and a key of the audit', () => {
    expect(() => readConfiguration({ NODE_ENV: 'production' })).toThrow(
      /DATABASE_URL is not set[\s\S]*API_TOKEN is not set[\s\S]*AUDIT_KEY is not set/,
    );
  });
});

import { readConfiguration } from '../src/platform/configuration/settings.js';
import { productionKeys } from './fixtures/production-keys.js';

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
  it('shows no password of an address that is wrong', () => {
    expect(() => readConfiguration({ DATABASE_URL: 'mysql://ana:pass-word@host/x' })).toThrow(
      /^(?!.*pass-word)DATABASE_URL is "mysql:\/\/…@host\/x"/,
    );
    expect(() => readConfiguration({ IDENTITY_SECRET: 'short-secret' })).toThrow(/^(?!.*short-secret).*IDENTITY_SECRET/);
  });
  it('does not start in production with a provider that has no secret, no public address, or no encryption', () => {
    const given = { NODE_ENV: 'production', DATABASE_URL: 'postgres://host/x', API_TOKEN: 'a-token-of-the-installation' };
    expect(() => readConfiguration({ ...given, OIDC_ISSUER: 'embedded' })).toThrow(
      /PUBLIC_URL is not set[\s\S]*IDENTITY_SECRET is not set/,
    );
    expect(() => readConfiguration({ ...given, OIDC_ISSUER: 'http://idp', PUBLIC_URL: 'https://x.example' })).toThrow(
      /must begin with https/,
    );
    expect(readConfiguration({ ...given, ...productionKeys() })).toMatchObject({ oidcIssuer: '' });
  });
  it('does not start in production without a database, a token and keys', () => {
    expect(() => readConfiguration({ NODE_ENV: 'production' })).toThrow(
      /DATABASE_URL is not set[\s\S]*API_TOKEN is not set[\s\S]*DATA_KEYS is not set[\s\S]*INDEX_KEY is not set[\s\S]*AUDIT_KEY is not set/,
    );
  });
});

import fs from 'node:fs';

interface Locked {
  readonly hasInstallScript?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
}
const read = (file: string) => JSON.parse(fs.readFileSync(file, 'utf8'));
const locked = Object.entries(read('package-lock.json').packages as Record<string, Locked>).filter(([place]) => place !== '');
const nameOf = (place: string) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

describe('dependencies', () => {
  it('run code when installed only where somebody has said whether they may', () => {
    const withScripts = new Set(locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([place]) => nameOf(place)));
    const named = new Set(Object.keys(read('package.json').allowScripts));
    expect([...withScripts].filter((name) => !named.has(name) && name !== 'fsevents')).toEqual([]);
    expect(withScripts.size).toBeGreaterThan(0);
  });

  it('are exact versions with a checksum, and name no registry', () => {
    const { dependencies, devDependencies, optionalDependencies } = read('package.json');
    const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies } as Record<string, string>);
    expect(loose.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
    expect(locked.filter(([, { integrity, link }]) => !integrity && !link).map(([place]) => place)).toEqual([]);
    expect(locked.filter(([, { resolved }]) => resolved !== undefined).map(([place]) => place)).toEqual([]);
  });
});

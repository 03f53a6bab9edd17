/** Left never imports right: the order of knowledge of src/README.md, read by `npm run check` and test/architecture.spec.ts. */
const ORDER = ['standards', 'audit', 'taxonomy', 'identity', 'qualifications', 'agreements', 'profiles', 'recognition', 'vacancies', 'recruitment', 'matching', 'referrals', 'webhooks', 'reviews', 'self-assessment', 'passport', 'personal-data', 'evidence', 'statistics', 'demonstration', 'sandbox', 'desk', 'home'];
const later = (module) => ORDER.slice(ORDER.indexOf(module) + 1).join('|');

export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    ...ORDER.slice(0, -1).map((module) => ({
      name: `order-of-knowledge-${module}`, severity: 'error', comment: 'A module may import only modules to its left.',
      from: { path: `^src/${module}/` }, to: { path: `^src/(${later(module)})/` },
    })),
    {
      name: 'modules-meet-at-index', severity: 'error', comment: 'Another module is entered at its index.ts only; standards/ and platform/ are open.',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/(?!standards/|platform/)([^/]+)/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'domain-is-pure', severity: 'error', comment: 'domain/ imports domain/, standards/ and the index types of earlier modules; no package, no row, no request.',
      from: { path: '^src/[^/]+/domain/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^src/[^/]+/domain/', '^src/standards/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'standards-import-nothing', severity: 'error',
      from: { path: '^src/standards/', pathNot: ['\\.spec\\.ts$', '^src/standards/(http|storage|standards\\.module|index)'] }, to: { pathNot: '^src/standards/' },
    },
    {
      name: 'platform-knows-no-migration', severity: 'error',
      from: { path: '^src/platform/' }, to: { path: `^src/(${ORDER.join('|')})/` },
    },
    {
      name: 'layers-domain-storage-application', severity: 'error', comment: 'http | pages | queue -> application -> storage -> domain.',
      from: { path: '^src/[^/]+/(application|storage)/', pathNot: '\\.spec\\.ts$' }, to: { path: '^src/[^/]+/(http|pages|queue)/' },
    },
  ],
  options: { doNotFollow: { path: 'node_modules' }, tsConfig: { fileName: 'tsconfig.json' }, tsPreCompilationDeps: true, enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'] } },
};

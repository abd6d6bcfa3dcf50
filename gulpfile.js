const { dest, parallel, src } = require('gulp');

/** Icons and codex files travel to dist beside the compiled node that names them. */
const assets = () =>
	src(['{nodes,credentials}/**/*.svg', 'nodes/**/*.node.json'], { base: '.', encoding: false }).pipe(dest('dist'));

/** The package's entry point sits at the root of dist, so that the tarball holds dist and nothing else. */
const entry = () => src('index.js').pipe(dest('dist'));

exports.default = parallel(assets, entry);

// Loaded into n8n's process by NODE_OPTIONS: n8n's built-in node has Meta's address built in, so here alone that host
// leads to the emulator. REDIRECT_PORT is a TLS server of the bench on this machine.
const tls = require('node:tls');

const connect = tls.connect;
tls.connect = (options, ...rest) =>
	options?.host === 'graph.facebook.com'
		? connect({ ...options, host: '127.0.0.1', port: Number(process.env.REDIRECT_PORT), servername: 'graph.facebook.com' }, ...rest)
		: connect(options, ...rest);

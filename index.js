/** What the package exports. n8n itself finds nodes and credentials through the `n8n` section of package.json. */
module.exports = {
	...require('./credentials/WhatsAppCloudApi.credentials'),
	...require('./nodes/WhatsApp/WhatsApp.node'),
	...require('./nodes/WhatsAppTrigger/WhatsAppTrigger.node'),
};

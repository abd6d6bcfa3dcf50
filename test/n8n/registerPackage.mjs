// Writes into n8n's SQLite database which community packages are there, as its own installer does:
// node registerPackage.mjs DATABASE PACKAGES_JSON   (with the Node that n8n runs on: it has SQLite built in)
import { DatabaseSync } from 'node:sqlite';

const [file, packages] = process.argv.slice(2);
const database = new DatabaseSync(file);
database.exec('PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON');
for (const { name, version, authorName, authorEmail, nodes } of JSON.parse(packages)) {
	database.exec('BEGIN IMMEDIATE');
	database.prepare('DELETE FROM installed_packages WHERE packageName = ?').run(name);
	database
		.prepare(
			`INSERT INTO installed_packages (packageName, installedVersion, authorName, authorEmail, createdAt, updatedAt)
			VALUES (?, ?, ?, ?, STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW'), STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW'))`,
		)
		.run(name, version, authorName, authorEmail);
	for (const node of nodes) {
		database
			.prepare('INSERT OR REPLACE INTO installed_nodes (name, type, latestVersion, package) VALUES (?, ?, ?, ?)')
			.run(node.name, node.type, node.version, name);
	}
	database.exec('COMMIT');
}

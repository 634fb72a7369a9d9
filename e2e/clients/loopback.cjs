// Loaded before a program (`node --require`), it takes TLS connections for WhatsApp's hosts to the sandbox's TLS port, as an
// entry in the hosts file does for port 443. Certificates are checked as ever: NODE_EXTRA_CA_CERTS names the authority.
const tls = require("node:tls");

const HOSTS = /(^|\.)(facebook\.com|whatsapp\.com|fbsbx\.com|facebook\.net)$/;
const port = Number(process.env.SANDBOX_TLS_PORT);
const connect = tls.connect;

tls.connect = (options, ...more) => {
  const host = options?.servername || options?.host;
  if (!host || !HOSTS.test(host)) return connect(options, ...more);
  return connect({ ...options, host: "127.0.0.1", port, servername: host }, ...more);
};

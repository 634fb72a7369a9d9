/** Words of the second factor and of passkeys, loaded with the account's page. */
export const words = {
  title: "Two-step sign-in",
  failed: "Could not load how you sign in.",
  off: "Off",
  on: (since: string) => `On since ${since}`,
  text: "After the password, a code of an authenticator app on your phone. Whoever learns your password alone gets nowhere.",
  begin: "Set up an app",
  password: "Your password",
  passwordText: "So that it is you, and not somebody at your open browser.",
  go: "Continue",
  scan: "Scan this with your authenticator app, or type the key into it.",
  picture: "The key, as a picture for the app",
  key: "Key",
  code: "Code of the app",
  codeText: "Six digits. They alter every half minute.",
  turnOn: "Turn on",
  codesTitle: "Recovery codes",
  codesText:
    "If your phone is lost, each of these lets you in once. They are shown this once: keep them where you keep passwords.",
  copy: "Copy",
  copied: "Copied",
  download: "Save as a file",
  kept: "I have kept them",
  left: (n: number) =>
    n === 0
      ? "No recovery code is left."
      : n === 1
        ? "1 recovery code is left."
        : `${n} recovery codes are left.`,
  few: "Make new ones before the last is used.",
  renew: "New recovery codes",
  turnOff: "Turn off",
  turnOffTitle: "Turn two-step sign-in off",
  turnedOff: "Two-step sign-in is off.",
  passkeys: "Passkeys",
  passkeysText:
    "Sign in with a fingerprint, a face or a key, without a password. A passkey stays on your device and cannot be told to anybody.",
  passkeysImpossible:
    "Passkeys belong to a name. Open the inbox at an address with a name, by HTTPS, or at localhost on this machine.",
  noBrowser: "This browser knows no passkeys.",
  add: "Add a passkey",
  name: "Name",
  nameText: "So that you know it again.",
  nameDefault: "My device",
  made: (at: string) => `Made ${at}`,
  used: (made: string, at: string) => `Made ${made}, last used ${at}`,
  remove: "Remove",
  removeOf: (name: string) => `Remove passkey ${name}`,
  removed: (name: string) => `The passkey ${name} is removed. Delete it on the device as well.`,
  added: (name: string) => `${name} is added. Sign in with it the next time.`,
  cancelled: "No passkey was made.",
  cancelledText: "The browser asked, and nobody answered, or the device has one already.",
};

// What is said of linked devices.
export const companionStrings = {
  none: "Nothing is linked to this phone.",
  open: (name: string) => `Open ${name} beside the phones`,
  unlink: (name: string) => `Unlink ${name}`,
  again: "Link again",
  link: "Link a device",
  linkIt: "Link",
  full: "Four devices are linked, as many as can be. Unlink one first.",
  menu: (name: string) => `What to do with ${name}`,
  unlinkThis: "Unlink this device",
  close: "Take it off the bench",
  offTitle: "Not linked",
  state: {
    unlinked: "Linked device, unlinked",
    alone: "Linked device, no API connected",
    echoed: "Linked device, echoes",
    silent: "Linked device, does not echo",
  },
  row: { unlinked: "Unlinked", alone: "No API connected", echoed: "Echoes", silent: "Does not echo" },
  note: {
    alone: "The API hears of nothing. Connecting the number to it unlinks this device.",
    echoed: "What is written on it reaches the API as an echo, as from the phone.",
  },
  all: {
    title: "What a connection does to them",
    unlinks: "Connecting the number unlinks every device. Up to four can be linked again.",
    echo: "Echo to the API",
    silent: "Do not echo",
    silentWhy: "What is written there is in the chat and never at the API.",
  },
  writtenOn: (name: string) => `Written on ${name}`,
  notEchoed: (name: string) => `Written on ${name}, which does not echo: the API was not told`,
  kinds: {
    web: "WhatsApp Web",
    desktop_mac: "Mac app",
    desktop_windows: "Windows app",
    tablet: "Tablet",
    phone: "Second phone",
    wear_os: "Wear OS watch",
  } as Record<string, string>,
};

/** Kinds whose messages WhatsApp does not echo. */
export const silentKinds: readonly string[] = ["desktop_windows", "wear_os"];

// The sandbox's stand-in for Meta's JavaScript SDK: FB.init and FB.login as pages with Embedded Signup use them. It opens the
// sandbox's sign-up window and gives the page what Meta's gives: a session message on `window`, a code to the callback.
(() => {
  "use strict";
  const script = new URL(document.currentScript?.src ?? location.href);
  // Where the SDK stands under Meta's own name, so does the dialog.
  const home = script.hostname === "connect.facebook.net" ? "https://www.facebook.com" : script.origin;
  const FACEBOOK = "https://www.facebook.com";
  const LOOK_EVERY_MS = 400;
  let settings = { appId: "", version: "v25.0" };
  let current = { status: "unknown", authResponse: null };
  let popups = 0;
  let open = null;

  const params = (options) => {
    const query = new URLSearchParams({
      client_id: settings.appId,
      display: "popup",
      origin: location.origin,
      request: String(popups),
    });
    for (const [name, value] of Object.entries(options))
      if (value !== undefined && value !== null)
        query.set(name, typeof value === "object" ? JSON.stringify(value) : String(value));
    return query;
  };

  const settle = (response) => {
    if (!open) return;
    const { callback, looking } = open;
    clearInterval(looking);
    open = null;
    current = response;
    callback?.(response);
  };

  const say = (data) => window.dispatchEvent(new MessageEvent("message", { data, origin: FACEBOOK }));

  // The window told its step as it went: a closed one tells nothing any more.
  const abandoned = () => {
    const { step } = open;
    const data = { current_step: step };
    if (step) say(JSON.stringify({ type: "WA_EMBEDDED_SIGNUP", event: "CANCEL", data }));
    settle({ status: "unknown", authResponse: null });
  };

  // Before any listener of the page: what comes from our window is the page's as if it came from Facebook's, whose name pages
  // check for.
  window.addEventListener(
    "message",
    (event) => {
      if (event.origin !== home || !event.isTrusted || !open || event.source !== open.popup) return;
      if (event.data?.twinline === "sign_up") {
        event.stopImmediatePropagation();
        if (event.data.request !== open.request) return;
        if (event.data.step) open.step = event.data.step;
        else settle(event.data.response);
      } else if (home !== FACEBOOK) {
        event.stopImmediatePropagation();
        say(event.data);
      }
    },
    { capture: true },
  );

  const login = (callback, options = {}) => {
    if (!settings.appId) throw new Error("FB.login() called before FB.init().");
    popups += 1;
    const request = String(popups);
    const address = `${home}/${settings.version}/dialog/oauth?${params(options)}`;
    const popup = window.open(address, `twinline_sign_up_${request}`, "popup,width=600,height=760");
    const cancelled = { status: "unknown", authResponse: null };
    if (open) settle(cancelled);
    if (!popup) {
      callback?.(cancelled);
      return;
    }
    const looking = setInterval(() => {
      if (popup.closed) abandoned();
    }, LOOK_EVERY_MS);
    open = { popup, request, callback, looking, step: null };
  };

  const nothing = () => undefined;
  window.FB = {
    init: (given = {}) => {
      settings = { ...settings, ...given, appId: String(given.appId ?? settings.appId) };
      if (!/^v\d+\.\d+$/u.test(settings.version)) settings.version = "v25.0";
    },
    login,
    logout: (callback) => {
      current = { status: "unknown", authResponse: null };
      callback?.(current);
    },
    getLoginStatus: (callback) => callback?.(current),
    getAuthResponse: () => current.authResponse,
    AppEvents: { logPageView: nothing, logEvent: nothing, activateApp: nothing },
    Event: { subscribe: nothing, unsubscribe: nothing },
    XFBML: { parse: nothing },
  };
  window.fbAsyncInit?.();
})();

/** Every page and its address. */
import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { asProblem } from "@twinline/api";
import { followChoice } from "./language/choice";
import { meQuery, startQuery } from "./live/queries";
import { Crashed } from "./routes/Crashed";
import { InboxPage } from "./routes/InboxPage";
import { inboxSearch } from "./routes/inboxSearch";
import { lateThread, prepareThread } from "./routes/lateThread";
import { PageMissing } from "./routes/PageMissing";
import { Shell } from "./routes/Shell";
import { StartPane } from "./routes/StartPane";

interface RouterContext {
  queryClient: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: PageMissing,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    const next = search.next;
    // Only our own addresses: a foreign one would make the sign-in page a springboard.
    return typeof next === "string" && /^\/(?!\/)/.test(next) ? { next } : {};
  },
  component: lazyRouteComponent(() => import("./routes/SignInPage"), "SignInPage"),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  component: lazyRouteComponent(() => import("./routes/SetupPage"), "SetupPage"),
});

const join = createRoute({
  getParentRoute: () => root,
  path: "/join",
  component: lazyRouteComponent(() => import("./routes/JoinPage"), "JoinPage"),
});

const problem = createRoute({
  getParentRoute: () => root,
  path: "/problems/$code",
  component: lazyRouteComponent(() => import("./routes/ProblemPage"), "ProblemPage"),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: async ({ context, location }) => {
    try {
      const me = await context.queryClient.ensureQueryData(meQuery);
      if (followChoice(me.language)) await reloaded();
      const start = await context.queryClient.ensureQueryData(startQuery(context.queryClient));
      return { me, cursor: start.cursor };
    } catch (error) {
      if (asProblem(error).status !== 401) throw error;
      throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { next: location.href } });
    }
  },
  component: Shell,
  errorComponent: Crashed,
});

/** Nothing of the page goes on once it is being loaded anew. */
function reloaded(): Promise<never> {
  location.reload();
  return new Promise(() => {});
}

const home = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/inbox" });
  },
});

const inbox = createRoute({
  getParentRoute: () => signedIn,
  path: "/inbox",
  validateSearch: inboxSearch,
  component: InboxPage,
});

const inboxStart = createRoute({ getParentRoute: () => inbox, path: "/", component: StartPane });

const thread = createRoute({
  getParentRoute: () => inbox,
  path: "$conversationId",
  component: lateThread,
});

const numbers = createRoute({
  getParentRoute: () => signedIn,
  path: "/numbers",
  component: lazyRouteComponent(() => import("./routes/NumbersPage"), "NumbersPage"),
});

const number = createRoute({
  getParentRoute: () => signedIn,
  path: "/numbers/$numberId",
  component: lazyRouteComponent(() => import("./routes/NumberPage"), "NumberPage"),
});

const rules = createRoute({
  getParentRoute: () => signedIn,
  path: "/numbers/$numberId/rules",
  component: lazyRouteComponent(() => import("./routes/RulesPage"), "RulesPage"),
});

const operator = createRoute({
  getParentRoute: () => signedIn,
  path: "/operator",
  component: lazyRouteComponent(() => import("./routes/OperatorPage"), "OperatorPage"),
});

const team = createRoute({
  getParentRoute: () => signedIn,
  path: "/team",
  component: lazyRouteComponent(() => import("./routes/TeamPage"), "TeamPage"),
});

const account = createRoute({
  getParentRoute: () => signedIn,
  path: "/account",
  component: lazyRouteComponent(() => import("./routes/AccountPage"), "AccountPage"),
});

const tree = root.addChildren([
  signIn,
  setup,
  join,
  problem,
  signedIn.addChildren([
    home,
    inbox.addChildren([inboxStart, thread]),
    numbers,
    number,
    rules,
    operator,
    team,
    account,
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  // Beside what is asked of the server first, not after it.
  if (/^\/inbox\/./.test(location.pathname)) prepareThread();
  return createRouter({
    routeTree: tree,
    context: { queryClient },
    defaultErrorComponent: Crashed,
    defaultPreload: false,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

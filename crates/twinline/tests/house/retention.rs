//! The journal's old segments, through the real binary: they roll, are compressed, are retired as far as a snapshot holds
//! them, and every command works on what is left.

use std::time::Duration;

use serde_json::{Value, json};
use twinline_wire::signature::{HEADER, sign};

use crate::caller::Caller;
use crate::hand::WORD;
use crate::house::eventually_within;
use crate::program::{ENGINES, Engine, Installation, Process, Said};

const EMAIL: &str = "owner@example.com";
const PASSWORD: &str = "a long enough one";
/// Three deliveries of this size fill a segment of a megabyte.
const PADDING: usize = 400_000;

/// A server with its sandbox.
struct Served {
    installation: Installation,
    sandbox: Process,
    settings: Vec<(&'static str, String)>,
    secret: String,
    line: String,
    posted: u32,
}

/// One run of the server.
struct Run {
    process: Process,
    address: String,
}

impl Served {
    async fn new(engine: Engine) -> Self {
        let installation = Installation::new(engine);
        let data = installation.file("sandbox");
        let arguments = [
            "sandbox",
            "--listen",
            "127.0.0.1:0",
            "--data",
            data.to_str().unwrap(),
        ];
        let mut sandbox = installation.start("sandbox.log", &arguments);
        sandbox.prints("Kept in").await;
        let add = ["user", "add", "--role", "owner", "--name", "Ana"];
        let add = [add.as_slice(), &["--email", EMAIL]].concat();
        installation.run_with(&add, PASSWORD).await.well();
        let secret = sandbox.value("App secret");
        Self {
            settings: vec![
                ("TWINLINE_APP_ID", sandbox.value("App id")),
                ("TWINLINE_APP_SECRET", secret.clone()),
                ("TWINLINE_VERIFY_TOKEN", "a token of the test".to_owned()),
                ("TWINLINE_GRAPH_URL", sandbox.value("Graph API")),
                ("TWINLINE_LISTEN", "127.0.0.1:0".to_owned()),
                ("TWINLINE_JOURNAL_SEGMENT_MB", "1".to_owned()),
            ],
            installation,
            sandbox,
            secret,
            line: String::new(),
            posted: 0,
        }
    }

    /// Starts the server, with these flags besides.
    async fn serve(&self, log: &str, flags: &[&str]) -> Run {
        let arguments = [&["serve"], flags].concat();
        let started = self
            .installation
            .start_with(log, &arguments, &self.settings);
        let mut process = started;
        process.prints("Serve on http://").await;
        let printed = process.printed();
        let address = printed.split("Serve on ").nth(1).unwrap();
        let address = address.split_whitespace().next().unwrap().to_owned();
        Run { process, address }
    }

    async fn connect(&mut self, run: &Run) {
        let phones = self.sandbox.value("Phones");
        let bench = Caller::bench(phones.trim_end_matches("/bench/"));
        let signed_up = bench
            .post("/sign_up", json!({"share_history": false}))
            .await;
        let inbox = run.inbox().await;
        let code = json!({"code": signed_up["code"], "waba_id": signed_up["waba_id"]});
        inbox.post("/numbers/connect", code).await;
        let line = signed_up["phone_number_id"].as_str().unwrap();
        line.clone_into(&mut self.line);
    }

    /// Posts so many large deliveries, and waits until the inbox shows the last.
    async fn deliver(&mut self, run: &Run, count: u32) {
        let http = reqwest::Client::new();
        for _ in 0..count {
            self.posted += 1;
            let body = self.delivery().to_string();
            let answer = http
                .post(format!("{}/webhooks/whatsapp", run.address))
                .header(HEADER, sign(self.secret.as_bytes(), body.as_bytes()))
                .body(body)
                .send();
            assert_eq!(answer.await.unwrap().status(), 200);
        }
        let inbox = run.inbox().await;
        let last = format!("word {}", self.posted);
        eventually_within(Duration::from_mins(1), "the last is shown", async || {
            let list = inbox.get("/conversations?view=all").await;
            list["items"][0]["preview"]["text"] == last.as_str()
        })
        .await;
    }

    fn delivery(&self) -> Value {
        let n = self.posted;
        let words = if n == 1 {
            // What a hand falsifies later.
            "Is the rye in?".to_owned()
        } else {
            format!("word {n}")
        };
        json!({"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{
            "field": "messages", "value": {"messaging_product": "whatsapp",
                "metadata": {"display_phone_number": "1", "phone_number_id": self.line},
                "messages": [{"from": "447700900899", "id": format!("wamid.{n}"),
                    "timestamp": (1_795_000_000 + n).to_string(), "type": "text",
                    "text": {"body": words}, "padding": "a field of tomorrow ".repeat(PADDING / 20)}]}}]}]})
    }

    async fn journal(&self, arguments: &[&str]) -> Said {
        let arguments = [&["journal"], arguments].concat();
        self.installation.run(&arguments).await
    }

    async fn verified(&self) -> Value {
        let verified = self.journal(&["verify", "--json"]).await;
        let found = verified.json();
        verified.well();
        found
    }
}

impl Run {
    async fn inbox(&self) -> Caller {
        Caller::inbox(&self.address, EMAIL, PASSWORD).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn segments_roll_are_compressed_and_retire_behind_a_snapshot_and_everything_still_works() {
    for engine in ENGINES {
        Box::pin(told(engine)).await;
    }
}

async fn told(engine: Engine) {
    let mut served = Served::new(engine).await;
    let run = served.serve("first.log", &["--journal-plain"]).await;
    served.connect(&run).await;
    served.deliver(&run, 12).await;
    run.process.stop().await;
    let rolled = served.verified().await;
    assert!(rolled["segments"].as_u64().unwrap() >= 4, "{rolled}");
    assert_eq!(rolled["compressed"], 0, "told to keep them plain");

    // Told to keep nothing, but no snapshot holds anything: compressed is all that they are.
    let retire = ["--journal-retire-over-mb", "0"];
    let mut run = served.serve("second.log", &retire).await;
    run.process.prints("and retire ").await;
    assert!(run.process.printed().contains("and retire 0"));
    // A server asks for the account's templates soon after it has started; what is counted below is counted after that.
    eventually_within(
        Duration::from_mins(2),
        "the templates are told",
        async || {
            let listed = served
                .journal(&["list", "--json", "--last", "10000"])
                .await
                .well();
            listed.contains(r#""kind":"account""#)
        },
    )
    .await;
    let packed = served.verified().await;
    assert_eq!(packed["retired"], 0);
    // The newest sealed one and the one written to stay plain.
    assert_eq!(
        packed["compressed"].as_u64().unwrap() + 2,
        packed["segments"].as_u64().unwrap()
    );
    let last = rolled["entries"].to_string();
    let shown = served.journal(&["show", &last, "--json"]).await.json();
    assert_eq!(
        shown["chain"], rolled["chain"],
        "what was packed says the same"
    );
    looked_at(&served, 1, packed["entries"].as_u64().unwrap()).await;

    let snapshot = served.installation.file("snapshot.db");
    let snapshot = snapshot.to_str().unwrap();
    let said = served
        .installation
        .run(&["snapshot", snapshot])
        .await
        .well();
    let held: u64 = said
        .split("up to entry ")
        .nth(1)
        .and_then(|rest| rest.split(' ').next())
        .and_then(|number| number.parse().ok())
        .unwrap();
    served.deliver(&run, 8).await;
    run.process.stop().await;
    // By age as well: everything is as old as a day of no length.
    let mut run = served
        .serve("third.log", &["--journal-retire-after-days", "0"])
        .await;
    run.process.prints("and retire ").await;
    assert!(!run.process.printed().contains("and retire 0"));
    let retired = served.verified().await;
    let (gone, last) = (
        retired["retired"].as_u64().unwrap(),
        retired["entries"].as_u64().unwrap(),
    );
    assert!(gone > 0 && gone <= held, "{retired}, held {held}");
    // What the snapshot does not hold is there, although it is as old.
    assert!(last > held + 4, "{retired}");
    let segments = std::fs::read_dir(served.installation.data().join("journal")).unwrap();
    let names: Vec<String> = segments
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let first = format!("{:020}", gone + 1);
    assert!(
        names.iter().any(|name| name.starts_with(&first)),
        "{names:?}"
    );
    looked_at(&served, gone + 1, last).await;

    served.deliver(&run, 1).await;
    after_retirement(&served, snapshot, true).await;
    run.process.stop().await;
    after_retirement(&served, snapshot, false).await;
    served.installation.falsify(&WORD).await;
    let from = ["replay", "--from", snapshot];
    let told = served.installation.run(&from).await.badly();
    assert!(told.out.contains("I owe you nothing"), "{told:?}");
    let apply = [from.as_slice(), &["--apply"]].concat();
    let mended = served.installation.run(&apply).await.well();
    assert!(mended.contains("1 rows were mended"), "{mended}");
    after_retirement(&served, snapshot, false).await;
    served.sandbox.stop().await;
}

/// Listing and showing, from the first entry that is there, in a compressed segment, to the last.
async fn looked_at(served: &Served, first: u64, last: u64) {
    let run = async |arguments: &[&str]| served.installation.run(arguments).await;
    let listed = run(&["journal", "list", "--json", "--last", "10000"])
        .await
        .well();
    let positions: Vec<u64> = listed
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|entry| entry["position"].as_u64().unwrap())
        .collect();
    assert_eq!(positions, (first..=last).collect::<Vec<_>>());
    let shown = run(&["journal", "show", &first.to_string(), "--json"]).await;
    let shown = shown.json();
    assert_eq!(shown["compressed"], true, "{}", shown["file"]);
    assert!(!shown["body"].is_null());
    run(&["journal", "list"]).await.well();
    if first > 1 {
        for arguments in [
            &["journal", "show", "1"][..],
            &["journal", "list", "--from", "1"],
        ] {
            let refused = run(arguments).await.badly();
            assert!(refused.err.contains("retired"), "{refused:?}");
        }
    }
}

/// What was retired can be replayed from the snapshot alone, and whoever forgets that is told.
async fn after_retirement(served: &Served, snapshot: &str, runs: bool) {
    let run = async |arguments: &[&str]| served.installation.run(arguments).await;
    let refused = run(&["replay"]).await.badly();
    assert!(refused.err.contains("--from"), "{refused:?}");
    let replayed = run(&["replay", "--from", snapshot, "--json"]).await;
    let found = replayed.json();
    assert_eq!(found["differences"], 0, "runs: {runs}: {found:#}");
    assert_eq!(found["rows"]["messages"], served.posted);
    replayed.well();
    let exported = run(&["export", "messages"]).await.well();
    assert_eq!(exported.lines().count(), served.posted as usize);
}

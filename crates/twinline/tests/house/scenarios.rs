//! `twinline sandbox run`: the real binary plays the library, says what failed, and ends with a code that a CI understands.

use crate::program::{Engine, Installation};

#[tokio::test]
async fn the_library_plays_and_its_results_are_written() {
    let installation = Installation::new(Engine::Sqlite);
    let junit = installation.file("results.xml");
    let run = ["sandbox", "run", "all", "--junit", junit.to_str().unwrap()];
    let said = installation.run(&run).await.well();
    assert!(said.contains(" passed, 0 failed"), "{said}");
    let results = std::fs::read_to_string(junit).unwrap();
    let sound = results.contains("failures=\"0\"") && results.contains("busy_saturday");
    assert!(sound, "{results:.400}");
    let listed = installation.run(&["sandbox", "scenarios"]).await.well();
    assert!(listed.lines().count() >= 30, "{listed}");
}

#[tokio::test]
async fn what_is_not_as_the_file_says_ends_with_a_failure() {
    let installation = Installation::new(Engine::Sqlite);
    let file = installation.file("own.yaml");
    let text = "name: Mine\npeople: {a: {digits: '447700900001'}}\nsteps:\n- write: {on: a, text: hi}\n\
                - expect_phone: {on: owner, with: a, text: ho}\n";
    std::fs::write(&file, text).unwrap();
    let run = ["sandbox", "run", file.to_str().unwrap()];
    let said = installation.run(&run).await.badly();
    assert!(
        said.out.contains("FAILED") && said.out.contains("\"hi\""),
        "{}",
        said.out
    );
    let said = installation.run(&["sandbox", "run", "nothing.yaml"]).await;
    assert_eq!(said.code, Some(2), "nothing was played");
    assert!(
        said.err.contains("twinline sandbox scenarios"),
        "{}",
        said.err
    );
}

//! The library of scenarios that comes with the sandbox.

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "scenarios"]
struct Library;

/// A scenario of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundled {
    /// Its file's name, without the ending.
    pub file: String,
    pub text: String,
}

/// All of them, by name.
pub fn bundled() -> Vec<Bundled> {
    let files = Library::iter().filter_map(|path| {
        let file = path.strip_suffix(".yaml")?.to_owned();
        let text = String::from_utf8(Library::get(&path)?.data.into_owned()).ok()?;
        Some(Bundled { file, text })
    });
    let mut all: Vec<Bundled> = files.collect();
    all.sort_by(|one, other| one.file.cmp(&other.file));
    all
}

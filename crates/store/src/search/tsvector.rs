//! The index in PostgreSQL: tables beside the state, words in a tsvector with a GIN index.
//!
//! GIN finds without order, so a word of every second message would cost all of them. Some of the newest messages are
//! therefore walked through first, and a few more if they do not fill the page: how often the words were met tells how far it
//! is worth to go on ([`walk`]). What does not fill its page so is rare enough to be found by the index and sorted.

use super::entries::Label;

/// So many of the newest messages are walked through in any case, first and second: a word that nobody uses today may have
/// been common last week.
const WALKS: [usize; 2] = [1_000, 10_000];
/// And at most so many; a walk ends with its page. By the index it would cost more: two common words have long lists,
/// however seldom they come together.
const WALKED_MAX: usize = 30_000;

/// How many of the newest messages to walk through next: `walked` of them held `found` of a page of `limit`. `None`: the
/// index finds the page sooner.
pub(super) fn walk(walked: usize, found: usize, limit: usize) -> Option<usize> {
    let next = WALKS.into_iter().find(|walk| *walk > walked);
    // Half as many again: chance must not make the walk be for nothing.
    let wanted = (walked * limit * 3 / 2).checked_div(found);
    let wanted = wanted.filter(|wanted| (walked + 1..=WALKED_MAX).contains(wanted));
    wanted.or(next)
}

/// The rest of a choice: `$1` the expression, `$2` workspace, `$3` and `$4` the first place and the one behind the last,
/// `$5` line, `$6` inbound, `$7` origin, `$8` limit.
macro_rules! chosen {
    () => {
        "d.words @@ $1::tsquery AND ($5 IS NULL OR d.line = $5) AND ($6 IS NULL OR d.inbound = $6) \
         AND ($7 IS NULL OR d.origin = $7)"
    };
}

/// Among the newest: `$9` how many.
pub(crate) const NEWEST: &str = concat!(
    "SELECT d.place, d.message, d.conversation FROM (SELECT * FROM search_messages \
     WHERE workspace = $2 AND place >= $3 AND place < $4 ORDER BY place DESC LIMIT $9) AS d WHERE ",
    chosen!(),
    " ORDER BY d.place DESC LIMIT $8"
);

/// Among all, by the index of words: what else is asked is put so that no other index answers it. Before there are
/// statistics, a walk through all messages of a workspace looks cheap.
pub(crate) const ALL: &str = concat!(
    "WITH found AS MATERIALIZED (SELECT d.place, d.message, d.conversation FROM search_messages AS d \
     WHERE d.workspace IS NOT DISTINCT FROM $2 AND d.place + 0 >= $3 AND d.place + 0 < $4 AND ",
    chosen!(),
    ") SELECT place, message, conversation FROM found ORDER BY place DESC LIMIT $8"
);

/// Within conversations: `$9` which.
pub(super) const WITHIN: &str = concat!(
    "SELECT d.place, d.message, d.conversation FROM search_messages AS d \
     WHERE d.conversation IN {ids $9} AND d.workspace = $2 AND d.place >= $3 AND d.place < $4 AND ",
    chosen!(),
    " ORDER BY d.place DESC LIMIT $8"
);

/// `$1` the expression, `$2` workspace, `$3` limit.
pub(super) const CONTACTS: &str = "SELECT contact FROM search_contacts \
    WHERE words @@ $1::tsquery AND workspace = $2 ORDER BY place DESC LIMIT $3";

/// A question as a tsquery's text: one of the ways, and of each list of labels one. Words of core's hold nothing that needs
/// an escape.
pub(super) fn expression(ways: &[Vec<String>], labels: &[Vec<Label>]) -> String {
    let way = |way: &Vec<String>| {
        let words: Vec<String> = way.iter().map(|word| format!("'{word}':*")).collect();
        format!("({})", words.join(" & "))
    };
    let ways: Vec<String> = ways.iter().map(way).collect();
    labels.iter().fold(ways.join(" | "), |text, labels| {
        let any: Vec<String> = labels.iter().map(|label| format!("'{label}'")).collect();
        format!("({text}) & ({})", any.join(" | "))
    })
}

#[cfg(test)]
mod tests {
    use super::{Label, expression, walk};

    #[test]
    fn a_word_is_walked_for_as_far_as_it_is_common_and_not_at_all_when_it_is_rare() {
        assert_eq!(walk(0, 0, 51), Some(1_000));
        assert_eq!(walk(1_000, 50, 51), Some(1_530));
        assert_eq!(walk(1_000, 3, 51), Some(25_500));
        assert_eq!(walk(1_000, 2, 51), Some(10_000), "too few to tell");
        assert_eq!(walk(1_000, 0, 51), Some(10_000));
        assert_eq!(walk(10_000, 30, 51), Some(25_500));
        assert_eq!(walk(10_000, 20, 51), None);
        assert_eq!(walk(10_000, 0, 51), None);
        assert_eq!(walk(25_500, 40, 51), None, "not a third time");
    }

    #[test]
    fn a_question_is_one_of_its_ways_with_one_of_each_list_of_labels() {
        let ways = [
            vec!["agua".to_owned(), "pao".to_owned()],
            vec!["318".to_owned()],
        ];
        assert_eq!(expression(&ways, &[]), "('agua':* & 'pao':*) | ('318':*)");
        assert_eq!(
            expression(&ways[1..], &[vec![Label::Origin("phone".to_owned())]]),
            "(('318':*)) & ('_ophone')"
        );
    }
}

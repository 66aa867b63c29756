//! Where on a page a parameter's control stands.

use serde::Serialize;

/// Where on a page a parameter's control stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// Under its heading, which folds.
    #[default]
    Group,
    /// Above the groups, with what is changed most.
    Often,
    /// In the bar above the figures: it switches what they show.
    Bar,
}

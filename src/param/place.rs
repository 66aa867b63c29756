//! Where on a page a parameter's control stands.

/// Where on a page a parameter's control stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Under its heading, which folds.
    #[default]
    Group,
    /// Above the groups, with what is changed most.
    Often,
    /// In the bar above the figures: it switches what they show.
    Bar,
}

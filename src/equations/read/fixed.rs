//! Numbers of a text that have no slider, as papers give all of them: that a slider is had by `par` is told.

use super::build::Builder;
use super::draft::Noted;
use super::statement::Name;
use super::values::{is_plain, is_usual_current};
use crate::equations::complaint::Complaint;
use crate::equations::evaluate::constant;
use crate::text::{Text, say};

/// Names that are told; of more, that there are.
const TOLD: usize = 5;

impl Builder<'_, '_> {
    /// Tells of numbers that are given as quantities, all of them at the first; and of the injected current, if none flows in.
    pub fn tell_of_fixed(&mut self, is_still: bool) {
        if self.draft.is_faulty() {
            return;
        }
        let current = self.fixed_current().filter(|_| is_still);
        if let Some(Name { id, place }) = current {
            let name = Text::plain(id);
            let message = say!(
                "{name} is a fixed number here: as the injected current it is a parameter, par {name}=…",
                name
            );
            self.complaints.push(Complaint::doubt(place, message));
        }
        let is_told = |name: &Name| current.is_none_or(|current| current.id != name.id);
        let fixed =
            self.draft.quantities.iter().filter(|(noted, shown)| !shown && is_plain(&noted.formula.expr));
        let names: Vec<Name> = fixed
            .map(|(noted, _)| noted.name)
            .filter(|name| is_told(name) && !self.draft.derived.contains(&name.place))
            .collect();
        let Some(Name { place, .. }) = names.first() else { return };
        let ids: Vec<&str> = names.iter().take(TOLD).map(|name| name.id).collect();
        let more = if names.len() > TOLD { ", …" } else { "" };
        let line = Text::plain(format!("par {}=…", ids[0]));
        let message = say!(
            "fixed numbers have no sliders: {names}; a line such as {line} gives one",
            names = Text::plain(ids.join(", ") + more),
            line
        );
        self.complaints.push(Complaint::doubt(*place, message));
    }

    /// What is called as the injected current, and is a number that has no slider.
    pub fn fixed_current(&self) -> Option<Name> {
        let called =
            |name: &Name| name.id.replace('_', "").eq_ignore_ascii_case("i") || is_usual_current(name.id);
        let quantities = self.draft.quantities.iter().map(|(noted, _)| noted);
        let is_number = |noted: &&Noted| constant(&noted.formula.expr, &|_| None).is_some();
        quantities.filter(is_number).chain(&self.draft.numbers).map(|noted| noted.name).find(called)
    }
}

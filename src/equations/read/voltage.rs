//! Which variable of a text is the voltage.

use super::build::{Builder, Told};
use super::draft::Noted;
use super::reset::asks_for;
use super::statement::Name;
use crate::equations::complaint::Complaint;
use crate::text::{Text, say};

/// Variables that are called so are voltages: of a membrane, a soma, a dendrite.
const CALLED: &[&str] = &["vm", "vmem", "vs", "vsoma", "vd", "vdend"];
/// What voltages are counted in.
const UNITS: &[&str] = &["mV", "V"];

impl Builder<'_, '_> {
    /// The place of the variable that is the voltage: as the text says, as it is called, else where the current flows in.
    pub fn voltage(&mut self, told: &Told) -> usize {
        let rates = &self.draft.rates;
        let called = |name: &str| rates.iter().position(|rate| rate.name.id.eq_ignore_ascii_case(name));
        let spike = self.draft.spike.as_ref().and_then(|spike| spike.expr.names().first().copied());
        let marked = rates.iter().position(|rate| rate.note.voltage);
        let said = marked
            .or_else(|| called("v"))
            .or_else(|| called(told.reset?.crossing.id))
            .or_else(|| called(spike?));
        if let Some(place) = said {
            return place;
        }
        let of = |is: fn(&Noted) -> bool| -> Vec<usize> {
            (0..rates.len()).filter(|place| is(&rates[*place])).collect()
        };
        let among = [of(is_called), of(is_counted), of(|_| true)].into_iter().find(|some| !some.is_empty());
        let among = among.unwrap_or_default();
        let driven: Vec<usize> = match told.current {
            Some(Name { id, .. }) if among.len() > 1 => {
                let is_driven =
                    |place: &usize| asks_for(&[&told.rates[*place]], id, told.quantities, told.functions);
                among.iter().copied().filter(is_driven).collect()
            }
            _ => Vec::new(),
        };
        let ([place], Some(current)) = (&driven[..], told.current) else {
            return among.first().copied().unwrap_or(0);
        };
        if among.len() == rates.len() && *place > 0 {
            let Name { id, place } = rates[*place].name;
            let [name, current] = [id, current.id].map(Text::plain);
            let message =
                say!("{name} is taken for the voltage, since {current} flows into it", name, current);
            self.complaints.push(Complaint::doubt(place, message));
        }
        *place
    }
}

/// Whether it is called as voltages are.
pub fn is_called(rate: &Noted) -> bool {
    CALLED.contains(&rate.name.id.replace('_', "").to_ascii_lowercase().as_str())
}

fn is_counted(rate: &Noted) -> bool {
    rate.note.unit.is_some_and(|unit| UNITS.contains(&unit))
}

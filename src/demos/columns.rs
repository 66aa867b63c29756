//! What a page has computed, as columns: its own, and the named quantities of its neuron behind them.

use super::Demo;
use crate::page::Scene;
use crate::quantities;
use crate::run::Column;

impl Demo {
    /// The columns of a scene of this page, which was opened with these values: the page's own, then those of its neuron's
    /// named quantities, such as `I_Na`, in every bin of its run, that are not among them; but for what parameters alone make,
    /// which stays.
    pub fn columns(&self, values: &[f64], scene: &Scene) -> Vec<Column> {
        let mut columns = scene.data.clone();
        if let Some((model, run)) = self.model().zip(scene.run.as_ref()) {
            let (system, own) = (model.system(), model.among(&self.params(), values));
            let standing = system.standing();
            let told =
                |id: &str| standing.contains(&id) || scene.data.iter().any(|known| known.quantity.id == id);
            columns
                .extend(quantities::over(run, system, &own).into_iter().filter(|new| !told(new.quantity.id)));
        }
        columns
    }
}

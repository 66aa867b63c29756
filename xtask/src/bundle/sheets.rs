//! The style sheets of a single file, as its page names them: one element a line.

use anyhow::{Context, Result};

/// One style sheet that has all of the site's in it, in their order.
pub fn imports(index: &str) -> Result<String> {
    let sheets = index.lines().filter(|line| line.contains("rel=\"stylesheet\""));
    let imports = sheets.map(|line| {
        let address = attribute(line, "href").context("a style sheet without an address")?;
        Ok(format!("@import \"{address}\" {};\n", attribute(line, "media").unwrap_or_default()))
    });
    imports.collect()
}

fn attribute<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = line.split_once(&format!(" {name}=\""))?;
    Some(after.split_once('"')?.0)
}

#[cfg(test)]
mod tests {
    use super::imports;

    #[test]
    fn style_sheets_keep_their_order_and_media() {
        let index = "<head>\n  <link rel=\"stylesheet\" href=\"./a.css\">\n  \
                     <link rel=\"stylesheet\" href=\"./b.css\" media=\"print\">\n  <link rel=\"icon\" href=\"./c\">\n";
        assert_eq!(imports(index).unwrap(), "@import \"./a.css\" ;\n@import \"./b.css\" print;\n");
    }
}

/// The way from the root of a document to one of its values (RFC 6901).
package struct JSONPointer: Hashable, Sendable {
    /// Member names and element indices, outermost first; none for the whole document.
    package var components: [String]

    package init(_ components: [String] = []) {
        self.components = components
    }

    package func appending(_ name: String) -> JSONPointer {
        JSONPointer(components + [name])
    }

    package func appending(_ index: Int) -> JSONPointer {
        appending(String(index))
    }
}

extension JSONPointer: CustomStringConvertible {
    /// RFC 6901 section 3: each component behind a slash, `~` written `~0` and `/` written `~1`.
    package var description: String {
        var text = ""
        for component in components {
            text.append("/")
            for scalar in component.unicodeScalars {
                switch scalar {
                case "~": text.append("~0")
                case "/": text.append("~1")
                default: text.unicodeScalars.append(scalar)
                }
            }
        }
        return text
    }
}

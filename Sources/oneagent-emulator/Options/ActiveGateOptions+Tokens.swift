import ArgumentParser
import Emulator

/// The API tokens, from flags, the environment or a file.
extension ActiveGateOptions {
    /// - Throws: what is wrong with one of them, which never shows the token itself.
    func tokens(_ environment: Environment) throws -> [APIToken] {
        var read = try tokens.map { try Self.token($0, of: "--token") }
        if read.isEmpty, let text = environment.text(of: "token") {
            let variable = Environment.variable(twinOf: "token")
            read = try Self.specifications(text).map { try Self.token($0, of: variable) }
        }
        var path: String?
        try tokenFile.apply(to: &path, environment)
        if let path {
            let kept = try Self.tokens(inFile: path)
            guard !kept.isEmpty else { throw UnusableFile(lines: ["\(path): holds no token"]) }
            read += kept
        }
        return read
    }

    /// Separates the tokens of a variable by the white space between them.
    private static func specifications(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    private static func tokens(inFile path: String) throws -> [APIToken] {
        let text = String(decoding: try UnusableFile.reading(path), as: UTF8.self)
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return try lines.enumerated().compactMap { number, line in
            let text = line.trimmingPrefix(while: \.isWhitespace)
            guard !text.isEmpty, !text.hasPrefix("#") else { return nil }
            let specification = text.prefix { !$0.isWhitespace }
            let rest = text[specification.endIndex...].trimmingPrefix(while: \.isWhitespace)
            // To pass over it could give a token more than was meant.
            guard rest.isEmpty || rest.hasPrefix("#") else {
                throw UnusableFile(lines: [
                    "\(path):\(number + 1): nothing but a comment may follow a token and its"
                        + " scopes, which have no spaces"
                ])
            }
            do throws(APITokenError) {
                return try APIToken(specification)
            } catch {
                throw UnusableFile(lines: ["\(path):\(number + 1): \(error)"])
            }
        }
    }

    private static func token(_ text: String, of name: String) throws -> APIToken {
        do throws(APITokenError) {
            return try APIToken(text)
        } catch {
            throw ValidationError("\(name): \(error).")
        }
    }
}

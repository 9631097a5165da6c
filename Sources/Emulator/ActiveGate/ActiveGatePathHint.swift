/// What a client that missed the path of the public API probably meant; told to people only.
enum ActiveGatePathHint {
    static func hint(for path: String, environmentID: String) -> String? {
        let base = "/e/\(environmentID)/api/v2"
        let ingest = "\(base)/events/ingest"
        switch path {
        case "/v2/events/ingest", "/e/\(environmentID)/v2/events/ingest":
            return "/api is missing: post to \(ingest)"
        case "\(ingest)/", "/api/v2/events/ingest/":
            return "there is no slash at the end: post to \(ingest)"
        case "/", "\(base)", "\(base)/", "/api/v2", "/api/v2/", "/events/ingest", "/events":
            return "post events to \(ingest), ask for them at \(base)/events"
        case _ where path.hasPrefix("/api/v1/"), _ where path.contains("/api/v1/"):
            return "this is version 1 of the API; version 2 is under \(base)"
        case _ where path.hasPrefix("/e/") && !path.hasPrefix("/e/\(environmentID)/"):
            return "the environment is \(environmentID); --environment-id gives it another name"
        case _ where path.hasPrefix("/_emulator"):
            return "the control API has a port of its own, which the ready line names"
        case _ where path.hasSuffix("/metrics/ingest"), _ where path.hasSuffix("/logs/ingest"),
            _ where path.hasSuffix("/bizevents/ingest"):
            return "the emulator takes events only"
        default: return nil
        }
    }
}
